package io.hongyan.im.conversation.storage;

import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.MessageChange.What;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.id.Seq;
import io.hongyan.im.storage.Jdbc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where the edits of messages are, and what a recall leaves of a message; written under the lock of their conversation. */
final class EntryEdits {
    private EntryEdits() {}

    static void write(Connection connection, List<Entry> entries) throws SQLException {
        for (Entry entry : entries) {
            if (entry.happening().kind().equals(What.EDIT.word())) {
                Jdbc.update(
                        connection,
                        "insert into edit_place (conversation, target, seq) values (?, ?, ?)",
                        List.of(
                                entry.conversation().value(),
                                entry.target().orElseThrow().seq().value(),
                                entry.seq().value()));
            }
        }
    }

    static List<Entry> read(Connection connection, Place message) throws SQLException {
        List<Seq> seqs = seqs(connection, message);
        return seqs.size() == 1
                ? List.of()
                : EntryReader.original(
                        connection,
                        "where conversation = ? and seq in (" + marks(seqs) + ") order by seq",
                        statement -> {
                            statement.setLong(1, message.conversation().value());
                            for (int i = 0; i < seqs.size(); i++) {
                                statement.setLong(i + 2, seqs.get(i).value());
                            }
                        });
    }

    static List<Seq> empty(Connection connection, Place message) throws SQLException {
        List<Seq> seqs = seqs(connection, message);
        List<Object> places = new ArrayList<>();
        places.add(message.conversation().value());
        seqs.forEach(seq -> places.add(seq.value()));
        Jdbc.update(
                connection,
                "update entry set content = '{}', body = '', subject = null where conversation = ? and seq in ("
                        + marks(seqs) + ")",
                places);
        List<Object> place =
                List.of(message.conversation().value(), message.seq().value());
        Jdbc.update(
                connection,
                "delete from entry_state where conversation = ? and target = ? and kind <> '" + What.RECALL.word()
                        + "'",
                place);
        Jdbc.update(connection, "delete from reaction where conversation = ? and seq = ?", place);
        Jdbc.update(connection, "delete from pin where conversation = ? and seq = ?", place);
        return seqs;
    }

    /** The message itself and its edits. */
    private static List<Seq> seqs(Connection connection, Place message) throws SQLException {
        List<Seq> seqs = new ArrayList<>();
        seqs.add(message.seq());
        try (PreparedStatement statement = connection.prepareStatement(
                "select seq from edit_place where conversation = ? and target = ? order by seq")) {
            statement.setLong(1, message.conversation().value());
            statement.setLong(2, message.seq().value());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    seqs.add(new Seq(rows.getLong(1)));
                }
            }
        }
        return seqs;
    }

    private static String marks(List<Seq> seqs) {
        return String.join(",", Collections.nCopies(seqs.size(), "?"));
    }
}
