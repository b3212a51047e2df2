package io.hongyan.im.conversation.storage;

import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Place;
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

    private static final List<KeyColumn> KEYS =
            List.of(KeyColumn.number("c"), KeyColumn.number("s"), KeyColumn.text("i"));

    private EntryReader() {}

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

    /** Entries as they were said first, whatever was done to them since. */
    static List<Entry> original(Connection connection, String condition, Parameters parameters) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select " + COLUMNS + " from entry " + condition)) {
            parameters.set(statement);
            return read(statement);
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
        Dialect dialect = Dialect.of(connection);
        String sql = "select " + COLUMNS + " from " + dialect.keys(KEYS, keys.size()) + " join entry"
                + dialect.by("entry_once") + " on conversation = k.c and sender = k.s and client_id = k.i";
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

    static List<Entry> at(Connection connection, Collection<Place> places) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        PlaceKeys.query(
                connection,
                "select " + COLUMNS,
                "join entry on conversation = k.c and seq = k.s",
                places,
                row -> entries.add(entry(row)));
        return EntryStates.attach(connection, entries);
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
        Seq asOf = new Seq(row.getLong("as_of"));
        boolean unchanged = row.wasNull();
        return new Entry(
                new ConversationId(row.getLong("conversation")),
                seq,
                new EntryId(row.getLong("id")),
                row.getLong("ordinal"),
                row.getLong("created"),
                Happenings.read(row),
                Standing.unchanged(unchanged ? seq : asOf));
    }
}
