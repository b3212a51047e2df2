package io.hongyan.im.conversation.storage;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.BlobNumber;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who sees entries that hold blobs: asked of a blob's holds, of which there may be very many, or of the reader's conversations. */
final class HoldReader {
    /** So many holds are looked at one by one. */
    private static final int FEW = 500;

    /** In the order of their index: PostgreSQL would look through the table where many rows are alike. */
    private static final String SOME = " order by held, conversation fetch first " + FEW + " rows only";

    /** Not "exists": PostgreSQL would look through all holds of the blob. */
    private static final String BY_CONVERSATIONS = "select m.conversation from member m"
            + " join conversation c on c.id = m.conversation where m.account = ? and c.dissolved = 0"
            + " and (select h.held from hold h where h.held = ? and h.conversation = m.conversation"
            + " and m.first_seq <= coalesce(h.about, h.seq) fetch first 1 rows only) is not null"
            + " fetch first 1 rows only";

    private HoldReader() {}

    /** Those of these blobs that an entry holds which the account sees. */
    static Set<BlobId> visible(Connection connection, AccountId reader, List<Long> blobs) throws SQLException {
        if (blobs.isEmpty()) {
            return Set.of();
        }
        Set<Long> seen = new HashSet<>(byHolds(connection, reader, blobs));
        if (seen.size() < blobs.size() && areMany(connection, blobs)) {
            for (long blob : blobs) {
                if (!seen.contains(blob)
                        && !byConversations(connection, reader, blob).isEmpty()) {
                    seen.add(blob);
                }
            }
        }
        Set<BlobId> ids = new HashSet<>();
        seen.forEach(blob -> ids.add(BlobNumber.id(blob)));
        return ids;
    }

    private static List<Long> byHolds(Connection connection, AccountId reader, List<Long> blobs) throws SQLException {
        List<Long> values = new ArrayList<>(blobs);
        values.add(reader.value());
        return query(
                connection,
                "select distinct h.held from (select held, conversation, coalesce(about, seq) as place from hold"
                        + " where held in (" + marks(blobs) + ")" + SOME + ") h"
                        + " join member m on m.conversation = h.conversation"
                        + " join conversation c on c.id = h.conversation"
                        + " where m.account = ? and m.first_seq <= h.place and c.dissolved = 0",
                values);
    }

    /** Whether there are more holds than were looked at. */
    private static boolean areMany(Connection connection, List<Long> blobs) throws SQLException {
        return query(connection, "select held from hold where held in (" + marks(blobs) + ")" + SOME, blobs)
                        .size()
                == FEW;
    }

    private static List<Long> byConversations(Connection connection, AccountId reader, long blob) throws SQLException {
        return query(connection, BY_CONVERSATIONS, List.of(reader.value(), blob));
    }

    private static List<Long> query(Connection connection, String sql, List<Long> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setLong(i + 1, values.get(i));
            }
            List<Long> numbers = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getLong(1));
                }
            }
            return numbers;
        }
    }

    private static String marks(List<Long> values) {
        return String.join(",", Collections.nCopies(values.size(), "?"));
    }
}
