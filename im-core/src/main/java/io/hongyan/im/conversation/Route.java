package io.hongyan.im.conversation;

import io.hongyan.im.api.Kind;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import java.util.Set;

/**
 * Where the messages of a conversation go.
 *
 * @param rightsVersion which state of the members and their rights this is
 */
public record Route(ConversationId conversation, Kind kind, Set<AccountId> members, long rightsVersion) {
    public Route {
        members = Set.copyOf(members);
    }
}
