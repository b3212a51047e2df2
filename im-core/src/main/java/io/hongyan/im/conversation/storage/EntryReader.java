package io.hongyan.im.conversation.storage;

import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Membership;
import io.hongyan.im.conversation.NewMessage;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.EntryId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads entries. */
final class EntryReader {
    private static final String COLUMNS = "conversation, seq, id, sender, client_id, type, media, content, body,"
            + " subject, reply_to, mentions, ordinal, created";

    /**
     * A join with the keys and not a list of them: PostgreSQL plans a list of rows as that many scans. The first row has
     * the types of all.
     */
    private static final Keys KEYS = new Keys(
            "(cast(? as bigint), cast(? as bigint), cast(? as varchar))",
            "(?, ?, ?)",
            "k(c, s, i) join entry on conversation = k.c and sender = k.s and client_id = k.i");

    private static final Keys PLACES = new Keys(
            "(cast(? as bigint), cast(? as bigint))",
            "(?, ?)",
            "k(c, s) join entry on conversation = k.c and seq = k.s");

    private record Keys(String first, String other, String join) {}

    private EntryReader() {}

    private static String select(Keys keys, int count) {
        String rows = keys.first + ("," + keys.other).repeat(count - 1);
        return "select " + COLUMNS + " from (values " + rows + ") as " + keys.join;
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
        String sql = select(KEYS, keys.size());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (MessageKey key : keys) {
                statement.setLong(index++, key.conversation().value());
                statement.setLong(index++, key.sender().value());
                statement.setString(index++, key.clientId().value());
            }
            read(statement).forEach(entry -> known.put(MessageKey.of(entry), entry));
        }
        return known;
    }

    static List<Entry> last(Connection connection, Collection<Membership> conversations) throws SQLException {
        if (conversations.isEmpty()) {
            return List.of();
        }
        String sql = select(PLACES, conversations.size());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (Membership member : conversations) {
                statement.setLong(index++, member.conversation().value());
                statement.setLong(index++, member.lastSeq().value());
            }
            return read(statement);
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
        NewMessage message = new NewMessage(
                new AccountId(row.getLong("sender")),
                Optional.ofNullable(row.getString("client_id")).map(ClientId::new),
                row.getString("type"),
                row.getString("media"),
                Json.readOwn(row.getString("content")),
                row.getString("body"),
                Optional.ofNullable(row.getString("subject")),
                Optional.of(row.getLong("reply_to")).filter(seq -> seq > 0).map(Seq::new),
                mentions(row.getString("mentions")),
                Set.of());
        return new Entry(
                new ConversationId(row.getLong("conversation")),
                new Seq(row.getLong("seq")),
                new EntryId(row.getLong("id")),
                row.getLong("ordinal"),
                row.getLong("created"),
                message);
    }

    private static List<String> mentions(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split(" ", -1));
    }
}
