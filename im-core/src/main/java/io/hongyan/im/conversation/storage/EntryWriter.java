package io.hongyan.im.conversation.storage;

import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Happening;
import io.hongyan.im.conversation.NewMessage;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes entries and what follows from them. */
final class EntryWriter {
    /** As many rows as the parameters of one statement allow on every database (65,535 on PostgreSQL). */
    static final int MOST = 4_000;

    private static final String ROW = "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

    private EntryWriter() {}

    /** One statement for all rows: twice as quick as a JDBC batch, on every database. */
    static void insert(Connection connection, List<Entry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        String sql = "insert into entry (conversation, seq, id, kind, sender, client_id, type, media, content, body,"
                + " subject, reply_to, mentions, ordinal, created, target) values "
                + String.join(",", Collections.nCopies(entries.size(), ROW));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (Entry entry : entries) {
                index = set(statement, index, entry);
            }
            statement.executeUpdate();
        }
    }

    private static int set(PreparedStatement statement, int from, Entry entry) throws SQLException {
        Happening happening = entry.happening();
        Optional<NewMessage> message = entry.asMessage();
        int index = from;
        statement.setLong(index++, entry.conversation().value());
        statement.setLong(index++, entry.seq().value());
        statement.setLong(index++, entry.id().value());
        statement.setString(index++, happening.kind());
        statement.setLong(index++, happening.sender().value());
        statement.setString(
                index++,
                message.flatMap(NewMessage::clientId).map(ClientId::value).orElse(null));
        statement.setString(index++, message.map(NewMessage::type).orElse(""));
        statement.setString(index++, message.map(NewMessage::media).orElse(""));
        statement.setString(index++, Json.write(Happenings.content(happening)));
        statement.setString(index++, Happenings.body(happening));
        statement.setString(index++, message.flatMap(NewMessage::subject).orElse(null));
        setSeq(statement, index++, message.flatMap(NewMessage::replyTo));
        statement.setString(index++, mentions(message.map(NewMessage::mentions).orElse(List.of())));
        statement.setLong(index++, entry.ordinal());
        statement.setLong(index++, entry.time());
        setSeq(statement, index++, happening.target());
        return index;
    }

    private static void setSeq(PreparedStatement statement, int index, Optional<Seq> seq) throws SQLException {
        if (seq.isEmpty()) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, seq.get().value());
        }
    }

    private static @Nullable String mentions(List<String> mentions) {
        return mentions.isEmpty() ? null : String.join(" ", mentions);
    }

    /** Where the messages are that may be asked for by their id: an index over all would slow every insert down. */
    static void name(Connection connection, Collection<Entry> named) throws SQLException {
        if (named.isEmpty()) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("insert into entry_place (id, conversation, seq) values (?, ?, ?)")) {
            for (Entry entry : named) {
                statement.setLong(1, entry.id().value());
                statement.setLong(2, entry.conversation().value());
                statement.setLong(3, entry.seq().value());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Who sends has read up to what was sent. */
    static void moveReaders(Connection connection, Collection<Entry> last) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update member set read_seq = ?, read_ordinal = ? where account = ? and conversation = ?")) {
            for (Entry entry : last) {
                statement.setLong(1, entry.seq().value());
                statement.setLong(2, entry.ordinal());
                statement.setLong(3, entry.happening().sender().value());
                statement.setLong(4, entry.conversation().value());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static void mention(Connection connection, List<Entry> entries, Map<Entry, Set<AccountId>> mentioned)
            throws SQLException {
        List<Entry> all = entries.stream()
                .filter(entry -> entry.message().mentions().contains(NewMessage.ALL))
                .toList();
        if (mentioned.isEmpty() && all.isEmpty()) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("insert into mention (account, conversation, seq) values (?, ?, ?)")) {
            for (Entry entry : all) {
                mention(statement, MentionRow.ALL, entry);
            }
            for (Map.Entry<Entry, Set<AccountId>> one : mentioned.entrySet()) {
                for (AccountId account : one.getValue()) {
                    mention(statement, account.value(), one.getKey());
                }
            }
            statement.executeBatch();
        }
    }

    private static void mention(PreparedStatement statement, long account, Entry entry) throws SQLException {
        statement.setLong(1, account);
        statement.setLong(2, entry.conversation().value());
        statement.setLong(3, entry.seq().value());
        statement.addBatch();
    }
}
