package io.hongyan.im.conversation.storage;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Happening;
import io.hongyan.im.id.BlobNumber;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes what entries hold. */
final class HoldWriter {
    private HoldWriter() {}

    private record Hold(Entry entry, long blob) {}

    /** The blobs of these that there are, locked, so that none is swept before the entry that holds it is there. */
    static Set<BlobId> lock(Connection connection, Stream<? extends Happening> happenings) throws SQLException {
        List<Long> numbers = happenings
                .flatMap(happening -> happening.holds().stream())
                .flatMapToLong(blob -> BlobNumber.of(blob).stream())
                .distinct()
                .boxed()
                .toList();
        if (numbers.isEmpty()) {
            return Set.of();
        }
        String sql = "select id from stored_blob where id in ("
                + String.join(",", Collections.nCopies(numbers.size(), "?")) + ") order by id for update";
        Set<BlobId> locked = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < numbers.size(); i++) {
                statement.setLong(i + 1, numbers.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    locked.add(BlobNumber.id(rows.getLong(1)));
                }
            }
        }
        return locked;
    }

    static void insert(Connection connection, List<Entry> entries) throws SQLException {
        List<Hold> holds = entries.stream()
                .flatMap(entry -> entry.happening().holds().stream()
                        .map(blob -> new Hold(entry, BlobNumber.of(blob).orElseThrow())))
                .toList();
        if (holds.isEmpty()) {
            return;
        }
        String sql = "insert into hold (conversation, seq, held, about) values "
                + String.join(",", Collections.nCopies(holds.size(), "(?,?,?,?)"));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (Hold hold : holds) {
                statement.setLong(index++, hold.entry.conversation().value());
                statement.setLong(index++, hold.entry.seq().value());
                statement.setLong(index++, hold.blob);
                statement.setLong(
                        index++,
                        hold.entry.target().orElse(hold.entry.place()).seq().value());
            }
            statement.executeUpdate();
        }
    }
}
