package io.hongyan.im.conversation.storage;

import io.hongyan.im.id.ConversationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Locks and moves the ends of logs. */
final class Heads {
    private Heads() {}

    /** Locks the rows in the order of their ids; one that is locked elsewhere is missing unless we wait for it. */
    static Map<ConversationId, Head> lock(Connection connection, Stream<ConversationId> conversations, boolean wait)
            throws SQLException {
        List<ConversationId> ids = conversations.distinct().toList();
        String sql = "select id, last_seq, last_ordinal, rights_version from conversation where id in ("
                + String.join(",", Collections.nCopies(ids.size(), "?")) + ") order by id for update"
                + (wait ? "" : " skip locked");
        Map<ConversationId, Head> heads = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < ids.size(); i++) {
                statement.setLong(i + 1, ids.get(i).value());
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    heads.put(
                            new ConversationId(rows.getLong(1)),
                            new Head(rows.getLong(2), rows.getLong(3), rows.getLong(4)));
                }
            }
        }
        return heads;
    }

    /** How many were mended. */
    static int mend(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update conversation set"
                        + " last_seq = (select coalesce(max(e.seq), 0) from entry e where e.conversation = conversation.id),"
                        + " last_ordinal = (select coalesce(max(e.ordinal), 0) from entry e where e.conversation = conversation.id)"
                        + " where changed > (select max(c.changed) - 60000 from conversation c) and"
                        + " last_seq <> (select coalesce(max(e.seq), 0) from entry e where e.conversation = conversation.id)")) {
            return statement.executeUpdate();
        }
    }

    static void write(Connection connection, Map<ConversationId, Head> moved, long time) throws SQLException {
        if (moved.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "update conversation set last_seq = ?, last_ordinal = ?, changed = ? where id = ?")) {
            for (Map.Entry<ConversationId, Head> head : moved.entrySet()) {
                statement.setLong(1, head.getValue().lastSeq());
                statement.setLong(2, head.getValue().lastOrdinal());
                statement.setLong(3, time);
                statement.setLong(4, head.getKey().value());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
