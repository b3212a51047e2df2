package io.hongyan.im.conversation.storage;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.conversation.Addition;
import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Happening;
import io.hongyan.im.conversation.NewMessage;
import io.hongyan.im.conversation.Outcome;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.EntryId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives what a transaction adds to logs its places; touches no database. */
final class Batch {
    private final Map<ConversationId, Head> heads;
    private final Map<MessageKey, Entry> known;
    private final Found found;
    private final Ids ids;
    private final long time;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<ConversationId, Head> moved = new HashMap<>();
    private final Map<Entry, Set<AccountId>> mentioned = new HashMap<>();
    private final Map<List<Object>, Entry> senders = new LinkedHashMap<>();
    private final List<Entry> named = new ArrayList<>();
    private final Set<List<Object>> stale = new HashSet<>();

    /**
     * What was looked up of the drafts.
     *
     * @param known what is stored under their client ids
     * @param blobs those that may be held
     * @param replies those that answer what their senders see
     */
    record Found(Map<MessageKey, Entry> known, Set<BlobId> blobs, Set<Replies.Reply> replies) {}

    Batch(Map<ConversationId, Head> heads, Found found, Ids ids, long time) {
        this.heads = heads;
        this.known = new HashMap<>(found.known);
        this.found = found;
        this.ids = ids;
        this.time = time;
    }

    Outcome add(Draft draft) {
        ConversationId conversation = draft.route().conversation();
        Head head = moved.getOrDefault(conversation, heads.get(conversation));
        if (head == null) {
            return new Outcome.Busy();
        }
        Entry first = MessageKey.of(draft).map(known::get).orElse(null);
        if (first != null) {
            return new Outcome.Accepted(first, true);
        }
        List<Object> sender = List.of(conversation, draft.message().sender());
        if (head.rightsVersion() != draft.route().rightsVersion() || stale.contains(sender)) {
            // what the same sender wrote later must not overtake it
            stale.add(sender);
            return new Outcome.Stale(head.rightsVersion());
        }
        if (Replies.Reply.of(draft)
                .filter(reply -> !found.replies.contains(reply))
                .isPresent()) {
            return new Outcome.Rejected(new Refused(Code.NO_SUCH_MESSAGE));
        }
        if (!found.blobs.containsAll(draft.message().holds())) {
            return new Outcome.Rejected(new Refused(Code.CONTENT_REFUSED));
        }
        Entry entry = place(conversation, head, draft.id().orElseGet(ids::entry), draft.message());
        senders.put(sender, entry);
        if (!draft.mentioned().isEmpty()) {
            mentioned.put(entry, draft.mentioned());
        }
        if (draft.id().isPresent()) {
            named.add(entry);
        }
        MessageKey.of(draft).ifPresent(key -> known.put(key, entry));
        return new Outcome.Accepted(entry, false);
    }

    Entry add(Addition addition) {
        ConversationId conversation = addition.conversation();
        Head head = moved.getOrDefault(conversation, heads.get(conversation));
        if (head == null) {
            throw new IllegalArgumentException("there is no conversation " + conversation);
        }
        if (!found.blobs.containsAll(addition.happening().holds())) {
            throw new Refused(Code.CONTENT_REFUSED);
        }
        return place(conversation, head, ids.entry(), addition.happening());
    }

    private Entry place(ConversationId conversation, Head before, EntryId id, Happening happening) {
        Head head = before.next(happening instanceof NewMessage);
        Entry entry = new Entry(conversation, new Seq(head.lastSeq()), id, head.lastOrdinal(), time, happening);
        moved.put(conversation, head);
        entries.add(entry);
        return entry;
    }

    long time() {
        return time;
    }

    /** The new entries, in order. */
    List<Entry> entries() {
        return entries;
    }

    Map<Entry, Set<AccountId>> mentioned() {
        return mentioned;
    }

    Map<ConversationId, Head> moved() {
        return moved;
    }

    /** Messages that plugins may find. */
    List<Entry> named() {
        return named;
    }

    /** The last message of each sender in each conversation: as far as the sender has read. */
    Collection<Entry> lastOfSenders() {
        return senders.values();
    }
}
