package io.hongyan.im.conversation.storage;

import io.hongyan.im.id.ConversationId;
import io.hongyan.im.storage.DatabaseClock;
import io.hongyan.im.storage.Jdbc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Takes the beginning of a log away with all that belongs to it; under the lock of its conversation. */
final class LogCut {
    private static final List<String> BY_SEQ =
            List.of("reaction", "pin", "deletion", "mention", "hold", "search_token", "entry");
    private static final List<String> BY_TARGET = List.of("entry_state", "edit_place");

    private LogCut() {}

    /** Keeps the last entries, and says in the conversation's row where the log begins; false if there are no more. */
    static boolean keep(Connection connection, ConversationId conversation, int entries) throws SQLException {
        long first = first(connection, conversation, entries);
        List<Object> beginning = List.of(conversation.value(), first);
        int moved = Jdbc.update(
                connection,
                "update conversation set first_seq = ?, first_ordinal ="
                        + " (select ordinal from entry where conversation = ? and seq = ?)"
                        + " where id = ? and first_seq < ?",
                List.of(first, conversation.value(), first - 1, conversation.value(), first));
        if (moved == 0) {
            return false;
        }
        cut(connection, beginning);
        return true;
    }

    private static void cut(Connection connection, List<Object> beginning) throws SQLException {
        Jdbc.update(
                connection,
                "update stored_blob set due = ? where id in (select held from hold where conversation = ? and seq < ?)",
                List.of(DatabaseClock.now(connection), beginning.get(0), beginning.get(1)));
        Jdbc.update(
                connection,
                "delete from entry_place where id in (select id from entry where conversation = ? and seq < ?)",
                beginning);
        for (String table : BY_TARGET) {
            Jdbc.update(connection, "delete from " + table + " where conversation = ? and target < ?", beginning);
        }
        for (String table : BY_SEQ) {
            Jdbc.update(connection, "delete from " + table + " where conversation = ? and seq < ?", beginning);
        }
    }

    private static long first(Connection connection, ConversationId conversation, int entries) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select last_seq from conversation where id = ?")) {
            statement.setLong(1, conversation.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) - entries + 1 : 0;
            }
        }
    }
}
