package io.hongyan.im.conversation.storage;

import io.hongyan.im.conversation.LogEnd;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds logs by when they grew. An index over {@code changed} would be written with every message (a quarter more work,
 * measured); so it is over the quarter of an hour, which a conversation's row changes four times an hour at most.
 */
final class GrownLogs {
    private static final long QUARTER = 15 * 60 * 1_000;

    private GrownLogs() {}

    /** The quarter of an hour, since 1970, of a moment in milliseconds. */
    static long quarter(long moment) {
        return moment / QUARTER;
    }

    /** Those of the quarter that is under way, then those of later ones: asked for at once, all before would be read. */
    static List<LogEnd> read(Connection connection, long since, Optional<LogEnd> after, int limit) throws SQLException {
        long quarter = after.map(LogEnd::quarter).orElse(quarter(since));
        long id = after.map(end -> end.conversation().value()).orElse(0L);
        List<LogEnd> grown =
                new ArrayList<>(read(connection, "active = ? and id > ?", List.of(quarter, id, since), limit));
        if (grown.size() < limit) {
            grown.addAll(read(connection, "active > ?", List.of(quarter, since), limit - grown.size()));
        }
        return grown;
    }

    private static List<LogEnd> read(Connection connection, String which, List<Long> values, int limit)
            throws SQLException {
        String sql = "select id, last_seq, active from conversation where " + which
                + " and changed >= ? and last_seq > 0 order by active, id fetch first " + limit + " rows only";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setLong(i + 1, values.get(i));
            }
            List<LogEnd> grown = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    grown.add(
                            new LogEnd(new ConversationId(rows.getLong(1)), new Seq(rows.getLong(2)), rows.getLong(3)));
                }
            }
            return grown;
        }
    }
}
