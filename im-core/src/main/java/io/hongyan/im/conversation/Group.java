package io.hongyan.im.conversation;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;

/** What everybody in a group knows of it. */
public record Group(ConversationId id, String name, AccountId owner, int members) {
    /** The most members that a group has. */
    public static final int MOST = 500;
}
