package io.hongyan.im.conversation.storage;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.conversation.Addition;
import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.EntryLog;
import io.hongyan.im.conversation.LogWatcher;
import io.hongyan.im.conversation.Membership;
import io.hongyan.im.conversation.MessageChange;
import io.hongyan.im.conversation.Outcome;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.EntryId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.id.Seq;
import io.hongyan.im.storage.DatabaseClock;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The logs in SQL by hand: the insert and what belongs to it are a few statements for a whole batch. With entities they
 * would be as many as the batch has messages (half the throughput, measured).
 */
public final class JdbcEntryLog implements EntryLog {
    private final Transactions transactions;
    private final Ids ids;
    private final LogWatcher watcher;

    /** A log that nobody watches. */
    public JdbcEntryLog(Transactions transactions, Ids ids) {
        this(transactions, ids, entries -> {});
    }

    public JdbcEntryLog(Transactions transactions, Ids ids, LogWatcher watcher) {
        this.transactions = transactions;
        this.ids = ids;
        this.watcher = watcher;
    }

    @Override
    public List<Outcome> append(List<Draft> drafts, boolean wait) {
        List<Outcome> outcomes = Jdbc.call(transactions.entities(), connection -> append(connection, drafts, wait));
        List<Entry> added =
                outcomes.stream().flatMap(outcome -> added(outcome).stream()).toList();
        if (!added.isEmpty()) {
            watcher.added(added);
        }
        return outcomes;
    }

    private static Optional<Entry> added(Outcome outcome) {
        return outcome instanceof Outcome.Accepted accepted && !accepted.duplicate()
                ? Optional.of(accepted.entry())
                : Optional.empty();
    }

    private List<Outcome> append(Connection connection, List<Draft> drafts, boolean wait) throws SQLException {
        Map<ConversationId, Head> heads = Heads.lock(
                connection, drafts.stream().map(draft -> draft.route().conversation()), wait);
        Map<MessageKey, Entry> known = EntryReader.known(connection, drafts);
        Batch.Found found = new Batch.Found(
                known,
                HoldWriter.lock(connection, drafts.stream().map(Draft::message)),
                Replies.allowed(connection, drafts));
        Batch batch = new Batch(heads, found, ids, DatabaseClock.now(connection));
        List<Outcome> outcomes = drafts.stream().map(batch::add).toList();
        write(connection, batch);
        HoldWriter.insert(connection, batch.entries());
        EntryWriter.moveReaders(connection, batch.lastOfSenders());
        EntryWriter.mention(connection, batch.entries(), batch.mentioned());
        EntryWriter.name(connection, batch.named());
        return outcomes;
    }

    private static void write(Connection connection, Batch batch) throws SQLException {
        EntryWriter.insert(connection, batch.entries());
        Heads.write(connection, batch.moved(), batch.time());
    }

    @Override
    public List<Entry> add(List<Addition> additions) {
        List<Entry> added = Jdbc.call(transactions.entities(), connection -> add(connection, additions));
        if (!added.isEmpty()) {
            watcher.added(added);
        }
        return added;
    }

    private List<Entry> add(Connection connection, List<Addition> additions) throws SQLException {
        Map<ConversationId, Head> heads =
                Heads.lock(connection, additions.stream().map(Addition::conversation), true);
        Set<BlobId> blobs = HoldWriter.lock(connection, additions.stream().map(Addition::happening));
        Batch.Found found = new Batch.Found(Map.of(), blobs, Set.of());
        Batch batch = new Batch(heads, found, ids, DatabaseClock.now(connection));
        List<Entry> entries = additions.stream().map(batch::add).toList();
        write(connection, batch);
        HoldWriter.insert(connection, entries);
        EntryStates.write(connection, entries);
        EntryEdits.write(connection, entries);
        return entries;
    }

    @Override
    public boolean lock(ConversationId conversation) {
        return !Jdbc.call(transactions.entities(), connection -> Heads.lock(connection, Stream.of(conversation), true))
                .isEmpty();
    }

    @Override
    public List<Entry> edits(Place message) {
        return Jdbc.call(transactions.entities(), connection -> EntryEdits.read(connection, message));
    }

    @Override
    public List<Seq> empty(Place message) {
        return Jdbc.call(transactions.entities(), connection -> EntryEdits.empty(connection, message));
    }

    @Override
    public void mark(Place message, MessageChange change) {
        Jdbc.call(transactions.entities(), connection -> EntryStates.mark(connection, message, change));
    }

    @Override
    public void keep(ConversationId conversation, int entries) {
        if (lock(conversation)) {
            Jdbc.call(transactions.entities(), connection -> LogCut.keep(connection, conversation, entries));
        }
    }

    /**
     * Makes the ends of logs what the logs say, and has the index of words end there at the latest. An embedded database that was killed may come back with a conversation's
     * row and its entries apart (seen once in 52 kills); only what changed in its last minute can be.
     */
    public void mend() {
        transactions.run(() -> Jdbc.call(transactions.entities(), Heads::mend));
    }

    @Override
    public boolean isReachable() {
        return Jdbc.call(transactions.entities(), DatabaseClock::now) > 0;
    }

    @Override
    public Optional<Entry> find(ConversationId conversation, AccountId sender, ClientId clientId) {
        return query("where conversation = ? and sender = ? and client_id = ?", 1, statement -> {
                    statement.setLong(1, conversation.value());
                    statement.setLong(2, sender.value());
                    statement.setString(3, clientId.value());
                })
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Entry> find(EntryId id) {
        String place = "where conversation = (select p.conversation from entry_place p where p.id = ?)"
                + " and seq = (select p.seq from entry_place p where p.id = ?)";
        return query(place, 1, statement -> {
                    statement.setLong(1, id.value());
                    statement.setLong(2, id.value());
                })
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Entry> at(ConversationId conversation, Seq seq) {
        return query("where conversation = ? and seq = ?", 1, statement -> {
                    statement.setLong(1, conversation.value());
                    statement.setLong(2, seq.value());
                })
                .stream()
                .findFirst();
    }

    @Override
    public Map<ConversationId, Entry> last(Collection<Membership> conversations) {
        List<Membership> seen = conversations.stream()
                .filter(member -> !member.firstSeq().isAfter(member.lastSeq()))
                .toList();
        return Jdbc.call(transactions.entities(), connection -> LastEntries.read(connection, seen));
    }

    @Override
    public List<Entry> after(ConversationId conversation, Seq seq, int limit) {
        return page("where conversation = ? and seq > ? order by seq", conversation, seq.value(), limit);
    }

    @Override
    public List<Entry> before(ConversationId conversation, Seq seq, int limit) {
        List<Entry> latestFirst =
                page("where conversation = ? and seq < ? order by seq desc", conversation, seq.value(), limit);
        return latestFirst.stream()
                .sorted((one, other) -> one.seq().compareTo(other.seq()))
                .toList();
    }

    @Override
    public List<Entry> from(ConversationId conversation, Seq first, long moment, int limit) {
        Seq begin = Jdbc.call(
                transactions.entities(), connection -> Moments.reach(connection, conversation, first, moment));
        return after(conversation, new Seq(begin.value() - 1), limit);
    }

    private List<Entry> page(String condition, ConversationId conversation, long bound, int limit) {
        return query(condition, limit, statement -> {
            statement.setLong(1, conversation.value());
            statement.setLong(2, bound);
        });
    }

    private List<Entry> query(String condition, int limit, EntryReader.Parameters parameters) {
        return Jdbc.call(
                transactions.entities(), connection -> EntryReader.query(connection, condition, limit, parameters));
    }
}
