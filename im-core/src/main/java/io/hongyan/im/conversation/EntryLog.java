package io.hongyan.im.conversation;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.EntryId;
import io.hongyan.im.id.Seq;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The logs of all conversations, in the database. Used inside a transaction. */
public interface EntryLog {
    /**
     * Gives each draft the next seq of its conversation, in the order of the list, unless its client id is known. All
     * conversations are locked first, in the order of their ids, until the transaction ends.
     *
     * @param wait whether to wait for conversations that are locked elsewhere; otherwise their drafts are
     *     {@link Outcome.Busy}
     * @return an outcome for each draft, in the same order; nothing of it holds if the transaction fails
     */
    List<Outcome> append(List<Draft> drafts, boolean wait);

    /**
     * Gives each addition the next seq of its conversation, in the order of the list, whatever it was checked against. All
     * conversations are locked first, in the order of their ids and waiting for each, until the transaction ends.
     *
     * @throws IllegalArgumentException if there is no such conversation
     */
    List<Entry> add(List<Addition> additions);

    /**
     * Locks a conversation until the transaction ends, before anything of it is looked at that must still hold when an
     * entry is added.
     *
     * @return false if there is no such conversation
     */
    boolean lock(ConversationId conversation);

    /** A message as it was said first, and every edit of it, in order; empty if it was never edited. */
    List<Entry> edits(Place message);

    /**
     * Takes content, plain text and subject from a message and from every edit of it, and every state but that it was
     * recalled.
     *
     * @return where that was: the message and its edits
     */
    List<Seq> empty(Place message);

    /**
     * Gives a message a state without an entry that tells of it, under the lock of its conversation. Who looks at the
     * message sees it; {@code asOf} stays.
     */
    void mark(Place message, MessageChange change);

    /** Locks a conversation and takes away all but its last entries, with what belongs to them. */
    void keep(ConversationId conversation, int entries);

    /** Whether the database answers. */
    boolean isReachable();

    /** What was accepted for this client id before. */
    Optional<Entry> find(ConversationId conversation, AccountId sender, ClientId clientId);

    /** A message that was named, see {@link Draft}. */
    Optional<Entry> find(EntryId id);

    /** The entry at a place. */
    Optional<Entry> at(ConversationId conversation, Seq seq);

    /**
     * The last entry that the member can see of each of these conversations, as its membership knows it, and that is about
     * no other one: a message as it stands, or a change of the members or the group. Not looked for among more than the last
     * 10,000.
     */
    Map<ConversationId, Entry> last(Collection<Membership> conversations);

    /** The first entries after {@code seq}, in order. */
    List<Entry> after(ConversationId conversation, Seq seq, int limit);

    /** The last entries before {@code seq}, in order. */
    List<Entry> before(ConversationId conversation, Seq seq, int limit);

    /**
     * The first entries from {@code first} on that are not older than a moment in milliseconds, in order. If the
     * database's clock was ever set back, those from one of the places on where the log passes that moment.
     */
    List<Entry> from(ConversationId conversation, Seq first, long moment, int limit);
}
