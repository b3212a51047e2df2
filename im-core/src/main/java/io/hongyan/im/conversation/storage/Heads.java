package io.hongyan.im.conversation.storage;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.storage.Jdbc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Locks and moves the ends of logs. */
final class Heads {
    /** So many conversations are raised by one statement. */
    private static final int SOME = 500;

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

    /** Raises the rights versions of an account's direct conversations; how many. */
    static int raiseDirects(Connection connection, AccountId account) throws SQLException {
        String mine = "select c.id from member m join conversation c on c.id = m.conversation"
                + " where m.account = ? and c.kind = 'direct' and c.id > ? order by c.id";
        int raised = 0;
        List<ConversationId> some = List.of();
        do {
            some = ids(connection, mine, account, some);
            raised += raise(connection, some);
        } while (some.size() == SOME);
        return raised;
    }

    private static List<ConversationId> ids(
            Connection connection, String sql, AccountId account, List<ConversationId> before) throws SQLException {
        List<ConversationId> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, account.value());
            statement.setLong(2, before.isEmpty() ? 0 : before.get(SOME - 1).value());
            statement.setMaxRows(SOME);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(new ConversationId(rows.getLong(1)));
                }
            }
        }
        return ids;
    }

    private static int raise(Connection connection, List<ConversationId> ids) throws SQLException {
        if (ids.isEmpty()) {
            return 0;
        }
        // in the order that writers lock them in, else they could wait for each other
        Map<ConversationId, Head> locked = lock(connection, ids.stream(), true);
        try (PreparedStatement statement =
                connection.prepareStatement("update conversation set rights_version = rights_version + 1 where id in ("
                        + String.join(",", Collections.nCopies(locked.size(), "?")) + ")")) {
            int place = 0;
            for (ConversationId id : locked.keySet()) {
                place++;
                statement.setLong(place, id.value());
            }
            return statement.executeUpdate();
        }
    }

    /** How many were mended. */
    static int mend(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update conversation set"
                        + " last_seq = (select coalesce(max(e.seq), 0) from entry e where e.conversation = conversation.id),"
                        + " last_ordinal = (select coalesce(max(e.ordinal), 0) from entry e where e.conversation = conversation.id)"
                        + " where changed > (select max(c.changed) - 60000 from conversation c) and"
                        + " last_seq <> (select coalesce(max(e.seq), 0) from entry e where e.conversation = conversation.id)")) {
            int mended = statement.executeUpdate();
            cutIndex(connection);
            return mended;
        }
    }

    /** What was found in entries that are lost must not be found in those that get their seqs. */
    private static void cutIndex(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select c.id, c.last_seq from conversation c"
                        + " join search_horizon h on h.conversation = c.id where h.seq > c.last_seq");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                long id = rows.getLong(1);
                long last = rows.getLong(2);
                Jdbc.update(
                        connection, "delete from search_token where conversation = ? and seq > ?", List.of(id, last));
                Jdbc.update(connection, "update search_horizon set seq = ? where conversation = ?", List.of(last, id));
            }
        }
    }

    static void write(Connection connection, Map<ConversationId, Head> moved, long time) throws SQLException {
        if (moved.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "update conversation set last_seq = ?, last_ordinal = ?, changed = ?, active = ? where id = ?")) {
            for (Map.Entry<ConversationId, Head> head : moved.entrySet()) {
                statement.setLong(1, head.getValue().lastSeq());
                statement.setLong(2, head.getValue().lastOrdinal());
                statement.setLong(3, time);
                statement.setLong(4, GrownLogs.quarter(time));
                statement.setLong(5, head.getKey().value());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
