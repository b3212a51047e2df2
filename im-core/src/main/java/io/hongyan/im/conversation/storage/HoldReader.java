package io.hongyan.im.conversation.storage;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.BlobNumber;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who sees entries that hold blobs: asked of the reader's conversations, since a blob may be held very often. */
final class HoldReader {
    /** Not "exists": PostgreSQL would look through all holds of the blob. */
    private static final String SEEN = "select m.conversation from member m"
            + " join conversation c on c.id = m.conversation where m.account = ? and c.dissolved = 0"
            + " and (select h.held from hold h where h.held = ? and h.conversation = m.conversation"
            + " and m.first_seq <= coalesce(h.about, h.seq) fetch first 1 rows only) is not null"
            + " fetch first 1 rows only";

    private HoldReader() {}

    /** Those of these blobs that an entry holds which the account sees. */
    static Set<BlobId> visible(Connection connection, AccountId reader, List<Long> blobs) throws SQLException {
        Set<BlobId> seen = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(SEEN)) {
            for (long blob : blobs) {
                statement.setLong(1, reader.value());
                statement.setLong(2, blob);
                try (ResultSet rows = statement.executeQuery()) {
                    if (rows.next()) {
                        seen.add(BlobNumber.id(blob));
                    }
                }
            }
        }
        return seen;
    }
}
