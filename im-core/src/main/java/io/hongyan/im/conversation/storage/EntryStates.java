package io.hongyan.im.conversation.storage;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Happening;
import io.hongyan.im.conversation.MessageChange;
import io.hongyan.im.conversation.MessageChange.What;
import io.hongyan.im.conversation.NewState;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.conversation.Standing;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Json;
import io.hongyan.im.storage.DatabaseClock;
import io.hongyan.im.storage.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The newest state of each kind that messages have; written under the lock of their conversation. */
final class EntryStates {
    private static final String FIELDS = "fields";
    private static final String TIME = "time";

    private EntryStates() {}

    static void write(Connection connection, List<Entry> entries) throws SQLException {
        Map<List<Object>, Entry> newest = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> isState(entry.happening()))
                .forEach(entry -> newest.put(
                        List.of(
                                entry.conversation(),
                                entry.happening().target(),
                                entry.happening().kind()),
                        entry));
        for (Entry entry : newest.values()) {
            write(connection, entry, content(entry));
        }
    }

    private static boolean isState(Happening happening) {
        return happening instanceof NewState || happening instanceof MessageChange;
    }

    /** As kept: of what was done to a message the fields and when. */
    private static String content(Entry entry) {
        return Json.write(
                entry.happening() instanceof NewState state
                        ? state.state()
                        : Json.map().put(TIME, entry.time()).set(FIELDS, ((MessageChange) entry.happening()).fields()));
    }

    private static void write(Connection connection, Entry entry, String content) throws SQLException {
        Seq target = entry.happening().target().orElseThrow();
        List<Object> key =
                key(new Place(entry.conversation(), target), entry.happening().kind());
        put(connection, entry.seq(), content, key);
        Jdbc.update(
                connection,
                "update entry set as_of = ? where conversation = ? and seq = ?",
                List.of(entry.seq().value(), entry.conversation().value(), target.value()));
    }

    private static List<Object> key(Place message, String kind) {
        return List.of(message.conversation().value(), message.seq().value(), kind);
    }

    private static void put(Connection connection, Seq seq, String content, List<Object> key) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(seq.value(), content));
        values.addAll(key);
        int updated = Jdbc.update(
                connection,
                "update entry_state set seq = ?, content = ? where conversation = ? and target = ? and kind = ?",
                values);
        if (updated == 0) {
            Jdbc.update(
                    connection,
                    "insert into entry_state (seq, content, conversation, target, kind) values (?, ?, ?, ?, ?)",
                    values);
        }
    }

    /** A state that no entry tells of: as old as the message, which only says that it has one. */
    static int mark(Connection connection, Place message, MessageChange change) throws SQLException {
        String content =
                Json.write(Json.map().put(TIME, DatabaseClock.now(connection)).set(FIELDS, change.fields()));
        put(connection, message.seq(), content, key(message, change.kind()));
        return Jdbc.update(
                connection,
                "update entry set as_of = coalesce(as_of, 0) where conversation = ? and seq = ?",
                List.of(message.conversation().value(), message.seq().value()));
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
                .map(entry -> entry.with(standings.getOrDefault(entry.place(), entry.standing())))
                .toList();
    }

    private static Map<Place, Standing> standings(Connection connection, Collection<Entry> entries)
            throws SQLException {
        Map<Place, Standing> standings = new HashMap<>();
        PlaceKeys.query(
                connection,
                "select conversation, target, kind, seq, content",
                "join entry_state on conversation = k.c and target = k.s",
                entries.stream().map(Entry::place).toList(),
                row -> standings.merge(
                        new Place(new ConversationId(row.getLong(1)), new Seq(row.getLong(2))),
                        standing(row.getString(3), new Seq(row.getLong(4)), Json.readOwn(row.getString(5))),
                        EntryStates::both));
        return standings;
    }

    private static Standing standing(String kind, Seq asOf, JsonNode content) {
        return What.of(kind)
                .map(what -> new Standing(
                        asOf,
                        Map.of(),
                        Map.of(
                                what,
                                new Standing.Change(
                                        content.path(FIELDS), content.path(TIME).longValue()))))
                .orElseGet(() -> new Standing(asOf, Map.of(kind, content), Map.of()));
    }

    private static Standing both(Standing one, Standing other) {
        Map<String, JsonNode> states = new HashMap<>(one.states());
        states.putAll(other.states());
        Map<What, Standing.Change> changes = new HashMap<>(one.changes());
        changes.putAll(other.changes());
        return new Standing(one.asOf().isAfter(other.asOf()) ? one.asOf() : other.asOf(), states, changes);
    }
}
