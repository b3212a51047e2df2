package io.hongyan.im.conversation;

import io.hongyan.im.api.Kind;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import java.util.Set;

/**
 * Where the messages of a conversation go.
 *
 * @param members all of them; nobody of a crowd
 * @param rightsVersion which state of the members and their rights this is; who joins a crowd changes nothing of it
 * @param crowd whether it may have so many members that they are never all named, see {@link Crowds}
 */
public record Route(ConversationId conversation, Kind kind, Set<AccountId> members, long rightsVersion, boolean crowd) {
    public Route {
        members = Set.copyOf(members);
    }

    /** Of a conversation that is no crowd. */
    public Route(ConversationId conversation, Kind kind, Set<AccountId> members, long rightsVersion) {
        this(conversation, kind, members, rightsVersion, false);
    }

    /** Whether it is known to have at most so many members. */
    public boolean hasAtMost(int count) {
        return !crowd && members.size() <= count;
    }

    /** Whom what happens there is pushed to. */
    Reach reach() {
        return crowd ? new Reach.Crowd(conversation) : new Reach.People(members);
    }
}
