package io.hongyan.im.conversation.storage;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.NewState;
import io.hongyan.im.conversation.Standing;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Json;
import io.hongyan.im.storage.Dialect;
import io.hongyan.im.storage.KeyColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The newest state of each kind that messages have; written under the lock of their conversation. */
final class EntryStates {
    private static final List<KeyColumn> PLACES = List.of(KeyColumn.number("c"), KeyColumn.number("s"));

    private record Place(long conversation, long seq) {
        static Place of(Entry entry) {
            return new Place(entry.conversation().value(), entry.seq().value());
        }
    }

    private EntryStates() {}

    static void write(Connection connection, List<Entry> entries) throws SQLException {
        Map<List<Object>, Entry> newest = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> entry.happening() instanceof NewState)
                .forEach(entry -> newest.put(
                        List.of(
                                entry.conversation(),
                                entry.happening().target(),
                                entry.happening().kind()),
                        entry));
        for (Entry entry : newest.values()) {
            write(connection, entry, (NewState) entry.happening());
        }
    }

    private static void write(Connection connection, Entry entry, NewState state) throws SQLException {
        String content = Json.write(state.state());
        int updated = execute(
                connection,
                "update entry_state set seq = ?, content = ? where conversation = ? and target = ? and kind = ?",
                List.of(
                        entry.seq().value(),
                        content,
                        entry.conversation().value(),
                        state.about().value(),
                        state.kind()));
        if (updated == 0) {
            execute(
                    connection,
                    "insert into entry_state (seq, content, conversation, target, kind) values (?, ?, ?, ?, ?)",
                    List.of(
                            entry.seq().value(),
                            content,
                            entry.conversation().value(),
                            state.about().value(),
                            state.kind()));
        }
        execute(
                connection,
                "update entry set as_of = ? where conversation = ? and seq = ?",
                List.of(
                        entry.seq().value(),
                        entry.conversation().value(),
                        state.about().value()));
    }

    private static int execute(Connection connection, String sql, List<Object> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            return statement.executeUpdate();
        }
    }

    /** The same entries with their states; asks only if any has one. */
    static List<Entry> attach(Connection connection, List<Entry> entries) throws SQLException {
        List<Entry> changed = entries.stream()
                .filter(entry -> !entry.standing().asOf().equals(entry.seq()))
                .toList();
        if (changed.isEmpty()) {
            return entries;
        }
        Map<Place, Standing> standings = standings(connection, changed);
        return entries.stream()
                .map(entry -> entry.with(standings.getOrDefault(Place.of(entry), entry.standing())))
                .toList();
    }

    private static Map<Place, Standing> standings(Connection connection, Collection<Entry> entries)
            throws SQLException {
        String sql = "select conversation, target, kind, seq, content from "
                + Dialect.of(connection).keys(PLACES, entries.size())
                + " join entry_state on conversation = k.c and target = k.s";
        Map<Place, Standing> standings = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (Entry entry : entries) {
                statement.setLong(index++, entry.conversation().value());
                statement.setLong(index++, entry.seq().value());
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    standings.merge(
                            new Place(rows.getLong(1), rows.getLong(2)),
                            new Standing(
                                    new Seq(rows.getLong(4)),
                                    Map.of(rows.getString(3), Json.readOwn(rows.getString(5)))),
                            EntryStates::both);
                }
            }
        }
        return standings;
    }

    private static Standing both(Standing one, Standing other) {
        Map<String, JsonNode> states = new HashMap<>(one.states());
        states.putAll(other.states());
        return new Standing(one.asOf().isAfter(other.asOf()) ? one.asOf() : other.asOf(), states);
    }
}
