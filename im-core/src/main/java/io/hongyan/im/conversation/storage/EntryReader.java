package io.hongyan.im.conversation.storage;

import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Membership;
import io.hongyan.im.conversation.Standing;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.EntryId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.storage.Dialect;
import io.hongyan.im.storage.KeyColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads entries. */
final class EntryReader {
    private static final String COLUMNS = "conversation, seq, id, kind, sender, client_id, type, media, content, body,"
            + " subject, reply_to, mentions, ordinal, created, target, as_of";

    private static final KeyColumn CONVERSATION = KeyColumn.number("c");
    private static final Keys KEYS = new Keys(
            List.of(CONVERSATION, KeyColumn.number("s"), KeyColumn.text("i")),
            "conversation = k.c and sender = k.s and client_id = k.i");

    private static final Keys PLACES =
            new Keys(List.of(CONVERSATION, KeyColumn.number("s")), "conversation = k.c and seq = k.s");

    private record Keys(List<KeyColumn> columns, String on) {}

    private EntryReader() {}

    private static String select(Connection connection, Keys keys, int count) throws SQLException {
        return "select " + COLUMNS + " from " + Dialect.of(connection).keys(keys.columns, count) + " join entry on "
                + keys.on;
    }

    /** Sets the parameters of a condition. */
    @FunctionalInterface
    interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    static List<Entry> query(Connection connection, String condition, int limit, Parameters parameters)
            throws SQLException {
        String sql = "select " + COLUMNS + " from entry " + condition + " fetch first " + limit + " rows only";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            return EntryStates.attach(connection, read(statement));
        }
    }

    /** Those of the drafts' client ids that are stored already. */
    static Map<MessageKey, Entry> known(Connection connection, List<Draft> drafts) throws SQLException {
        List<MessageKey> keys = drafts.stream()
                .flatMap(draft -> MessageKey.of(draft).stream())
                .distinct()
                .toList();
        Map<MessageKey, Entry> known = new HashMap<>();
        if (keys.isEmpty()) {
            return known;
        }
        String sql = select(connection, KEYS, keys.size());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (MessageKey key : keys) {
                statement.setLong(index++, key.conversation().value());
                statement.setLong(index++, key.sender().value());
                statement.setString(index++, key.clientId().value());
            }
            EntryStates.attach(connection, read(statement)).forEach(entry -> known.put(MessageKey.of(entry), entry));
        }
        return known;
    }

    static List<Entry> last(Connection connection, Collection<Membership> conversations) throws SQLException {
        if (conversations.isEmpty()) {
            return List.of();
        }
        String sql = select(connection, PLACES, conversations.size());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (Membership member : conversations) {
                statement.setLong(index++, member.conversation().value());
                statement.setLong(index++, member.lastSeq().value());
            }
            return EntryStates.attach(connection, read(statement));
        }
    }

    private static List<Entry> read(PreparedStatement statement) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                entries.add(entry(rows));
            }
        }
        return entries;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Seq seq = new Seq(row.getLong("seq"));
        long asOf = row.getLong("as_of");
        return new Entry(
                new ConversationId(row.getLong("conversation")),
                seq,
                new EntryId(row.getLong("id")),
                row.getLong("ordinal"),
                row.getLong("created"),
                Happenings.read(row),
                new Standing(asOf == 0 ? seq : new Seq(asOf), Map.of()));
    }
}
