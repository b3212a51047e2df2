package io.hongyan.im.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conversation.StateEntries.Change;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Op;
import io.hongyan.im.storage.TestDatabase;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StateEntriesTest {
    private final TestDatabase database = TestDatabase.h2();
    private final Town town = new Town(database);
    private final StateEntries entries = new StateEntries(town.additions);
    private final Town.Person alice = town.person("alice");
    private final Town.Person bob = town.person("bob");
    private final Route route = town.directory.openDirect(alice.id(), bob.id());
    private final Entry message = town.say(alice, route, "packet", true);

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void tellsEveryDeviceOfBothAfterTheCommit() {
        List<Entry> added = town.transactions.call(() -> {
            List<Entry> result = entries.append(List.of(opened(Json.map().put("count", 1))));
            assertThat(bob.packets()).isEmpty();
            return result;
        });
        for (Town.Person person : List.of(alice, bob)) {
            JsonNode packet = person.packets().get(0);
            assertThat(packet.path("op").asInt()).isEqualTo(Op.EVENT);
            assertThat(packet.path("body").path("event").asText()).isEqualTo("entry");
            assertThat(packet.path("body").path("entry")).isEqualTo(expected(added.get(0)));
            assertThat(person.packets()).hasSize(1);
        }
    }

    private ObjectNode expected(Entry entry) {
        ObjectNode json = Json.map();
        json.put("conversation", route.conversation().toString()).put("seq", 2);
        json.put("id", entry.id().toString()).put("kind", "red-packet.opened");
        json.put("from", bob.name()).put("time", entry.time());
        json.put("target", 1).put("asOf", 2);
        return json.set("state", Json.map().put("count", 1));
    }

    @Test
    void showsTheNewestStateInTheMessage() {
        town.transactions.call(() -> entries.append(
                List.of(opened(Json.map().put("count", 1)), opened(Json.map().put("count", 2)))));
        Entry read = town.transactions.call(() -> town.log.find(message.id())).orElseThrow();
        ObjectNode json = town.json.whole(read, route, Reader.ofAll(bob.id()));
        assertThat(json.path("asOf").asInt()).isEqualTo(3);
        assertThat(json.path("states"))
                .isEqualTo(Json.map().set("red-packet.opened", Json.map().put("count", 2)));
    }

    @Test
    void tellsNobodyOfWhatWasRolledBack() {
        assertThatThrownBy(() -> town.transactions.run(() -> {
                    entries.append(List.of(opened(Json.map())));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(bob.packets()).isEmpty();
    }

    @Test
    void refusesTooManyTooLargeTooDeep() {
        Change one = opened(Json.map());
        assertThatThrownBy(() -> town.transactions.call(() -> entries.append(Collections.nCopies(17, one))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> opened(Json.map().put("text", "x".repeat(32 * 1024))))
                .hasMessageContaining("bytes");
        ObjectNode deep = Json.map();
        for (int i = 0; i < 20; i++) {
            deep = Json.map().set("deeper", deep);
        }
        ObjectNode tooDeep = deep;
        assertThatThrownBy(() -> opened(tooDeep)).hasMessageContaining("deep");
        assertThatThrownBy(() -> town.transactions.call(
                        () -> entries.append(List.of(new Change(message, "message", bob.id(), Json.map())))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Change opened(ObjectNode state) {
        return new Change(message, "red-packet.opened", bob.id(), state);
    }
}
