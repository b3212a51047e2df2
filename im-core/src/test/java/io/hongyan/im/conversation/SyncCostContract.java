package io.hongyan.im.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code sync} costs whoever is in many conversations. */
interface SyncCostContract {
    int CONVERSATIONS = 1_000;
    int CHANGED = 10;
    int STATEMENTS = 10;

    TestDatabase database();

    @Test
    default void asksAFewTimesForWhatChangedAmongAThousandConversations() {
        Town town = new Town(database());
        Town.Person alice = town.person("alice");
        List<Town.Person> others =
                Stream.generate(() -> town.person("bob")).limit(CHANGED).toList();
        List<Route> routes = new ArrayList<>();
        others.forEach(other -> routes.add(town.directory.openDirect(alice.id(), other.id())));
        while (routes.size() < CONVERSATIONS) {
            routes.add(town.group(alice, others.get(routes.size() % CHANGED)));
        }
        routes.forEach(route -> town.say(alice, route, "hello", false));
        age(town);
        String cursor = whole(sync(town), alice);
        for (int i = 0; i < CHANGED / 2; i++) {
            town.say(others.get(i), routes.get(i), "news", false);
            town.say(others.get(i), routes.get(CONVERSATIONS / 2 + i), "news", false);
        }

        SyncQuery query = sync(new Town(database()));
        long before = database().statements();
        long start = System.nanoTime();
        ObjectNode answer = ask(query, alice, Json.map().put("cursor", cursor));
        long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
        long statements = database().statements() - before;
        System.out.printf(
                "sync, %d of %,d changed: %d statements, %,d us%n", CHANGED, CONVERSATIONS, statements, micros);
        assertThat(answer.path("conversations")).hasSize(CHANGED);
        // and one for people whom this node does not remember
        assertThat(statements).isLessThanOrEqualTo(STATEMENTS + 1);
        long again = database().statements();
        ask(query, alice, Json.map().put("cursor", cursor));
        assertThat(database().statements() - again).isLessThanOrEqualTo(STATEMENTS);
    }

    private static SyncQuery sync(Town town) {
        return new SyncQuery(new SyncQuery.Ground(
                town.accounts, town.book, town.groups, town.log, town.marks, town.json, town.transactions));
    }

    /** Everything, page by page; gives the cursor. */
    private static String whole(SyncQuery query, Town.Person person) {
        ObjectNode answer = ask(query, person, Json.map());
        int found = answer.path("conversations").size();
        while (answer.path("more").asBoolean()) {
            answer = ask(
                    query,
                    person,
                    Json.map().put("cursor", answer.path("cursor").textValue()));
            found += answer.path("conversations").size();
        }
        assertThat(found).isEqualTo(CONVERSATIONS);
        return answer.path("cursor").textValue();
    }

    private static ObjectNode ask(SyncQuery query, Town.Person person, ObjectNode body) {
        return query.get(person.session(), person.who(), Fields.of(body));
    }

    /** As if all of it was a while ago: what is younger than a transaction may be told again. */
    private static void age(Town town) {
        for (String table : List.of("conversation", "member")) {
            town.transactions.run(() -> Jdbc.call(
                    town.transactions.entities(),
                    connection ->
                            Jdbc.update(connection, "update " + table + " set changed = changed - 60000", List.of())));
        }
    }
}
