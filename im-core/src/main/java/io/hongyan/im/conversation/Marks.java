package io.hongyan.im.conversation;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What members do to single messages, in the database. Used inside a transaction, writing under the log's lock. */
public interface Marks {
    /**
     * Adds a member's reaction.
     *
     * @return false if it was there
     */
    boolean react(Place message, AccountId account, String reaction);

    /**
     * Takes a member's reaction away.
     *
     * @return false if there was none
     */
    boolean unreact(Place message, AccountId account, String reaction);

    /** All reactions to a message, the first ones first, each with its members, the first ones first. */
    List<Tally> reactions(Place message);

    /**
     * How many react to a message in one way.
     *
     * @param members all of them
     */
    record Tally(String reaction, List<AccountId> members) {
        public Tally {
            members = List.copyOf(members);
        }
    }

    /** Pins a message; false if it was. */
    boolean pin(Place message);

    /** Unpins a message; false if it was not. */
    boolean unpin(Place message);

    /** The pinned messages of a conversation, those pinned last first. */
    List<Seq> pinned(ConversationId conversation);

    /** Deletes a message for one member; false if it was. */
    boolean delete(Place message, AccountId account);

    /** How many messages a member has deleted in a conversation. */
    long deletions(ConversationId conversation, AccountId account);

    /** What a member deleted at or after a moment of the database's clock, for those conversations that have any. */
    Map<ConversationId, List<Seq>> deleted(AccountId account, Collection<ConversationId> conversations, long since);

    /** Which members have deleted a message for themselves. */
    Set<AccountId> deleters(Place message);

    /** What these entries, and the messages that they are about, are to one account alone. */
    Personal personal(AccountId account, Collection<Entry> entries);
}
