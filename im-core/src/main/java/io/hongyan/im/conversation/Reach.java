package io.hongyan.im.conversation;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import java.util.Set;

/** Whom something is pushed to. */
public sealed interface Reach {
    /** These. */
    record People(Set<AccountId> accounts) implements Reach {}

    /** Everybody in a conversation that is a crowd. */
    record Crowd(ConversationId conversation) implements Reach {}
}
