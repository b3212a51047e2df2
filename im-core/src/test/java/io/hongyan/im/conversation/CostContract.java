package io.hongyan.im.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.api.Kind;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What it costs to be in many conversations, and to write to many people. */
interface CostContract {
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

    @Test
    default void postsToAHundredThousandAtTheCostOfTwo() {
        Town town = new Town(database());
        Town.Person alice = town.person("alice");
        Town.Person bob = town.person("bob");
        Route few = town.crowd(Kind.CHANNEL, alice, bob);
        Route many = town.crowd(Kind.CHANNEL, alice, bob);
        int members = multiply(town, many);
        assertThat(members).isGreaterThan(100_000);
        post(town, alice, few);

        long toFew = post(town, alice, few);
        long toMany = post(town, alice, many);
        System.out.printf("post to %,d: %,d us, to 2: %,d us%n", members, micros(toMany), micros(toFew));
        assertThat(statementsOf(() -> post(town, alice, many))).isEqualTo(statementsOf(() -> post(town, alice, few)));
        assertThat(bob.packets()).hasSize(5);
    }

    @Test
    default void readsMembersOnceAChangeHoweverManyMessagesWait() {
        Town town = new Town(database());
        Town.Person alice = town.person("alice");
        Town.Person guest = town.person("guest");
        Route group = town.group(alice, town.person("bob"));
        long one = statementsOfChecking(town, alice, group, 1, () -> join(town, group, guest));
        assertThat(one).isPositive();
        for (int i = 0; i < 5; i++) {
            assertThat(statementsOfChecking(town, alice, group, 50, () -> leave(town, group, guest)))
                    .isEqualTo(one);
            assertThat(statementsOfChecking(town, alice, group, 50, () -> join(town, group, guest)))
                    .isEqualTo(one);
        }
    }

    /** What a log writer asks when messages wait that were checked before a change. */
    private long statementsOfChecking(Town town, Town.Person from, Route group, int waiting, Runnable change) {
        Address address =
                town.directory.address(from.who(), group.conversation().toString());
        Draft draft = new Draft(address.route(), town.text(from, "x"), Set.of(), Optional.empty());
        change.run();
        List<Outcome> outcomes =
                town.transactions.call(() -> town.log.append(Collections.nCopies(waiting, draft), true));
        List<Route> routes = new ArrayList<>();
        long statements = statementsOf(() ->
                outcomes.forEach(stale -> routes.add(address.route(((Outcome.Stale) stale).rightsVersion()))));
        assertThat(routes)
                .hasSize(waiting)
                .containsOnly(town.transactions
                        .call(() -> town.book.route(group.conversation()))
                        .orElseThrow());
        return statements;
    }

    private static void join(Town town, Route group, Town.Person guest) {
        town.transactions.run(() -> town.groups.join(
                group.conversation(), Set.of(guest.id()), town.groups.arrival(group.conversation(), true)));
        town.directory.forget(group.conversation());
    }

    private static void leave(Town town, Route group, Town.Person guest) {
        town.transactions.run(() -> town.groups.leave(group.conversation(), guest.id()));
        town.directory.forget(group.conversation());
    }

    @Test
    default void readsNoMembersForWhoKnocksInVain() {
        Town town = new Town(database());
        Town.Person alice = town.person("alice");
        Town.Person eve = town.person("eve");
        Town.Person guest = town.person("guest");
        String group = town.group(alice, town.person("bob")).conversation().toString();
        Address address = town.directory.address(alice.who(), group);
        Route known = address.route();
        // what she is, and what she may be told
        assertThat(statementsOf(() -> assertThatThrownBy(() -> town.directory.find(eve.who(), group))
                        .isInstanceOf(Refused.class)))
                .isEqualTo(2);
        assertThat(statementsOf(address::route)).isZero();
        // let in by another node
        join(new Town(database()), known, guest);
        assertThat(town.directory.find(guest.who(), group).orElseThrow().members())
                .contains(guest.id());
    }

    @Test
    default void findsAMomentInALogByAFewLooks() {
        Town town = new Town(database());
        Town.Person alice = town.person("alice");
        Route route = town.directory.openDirect(alice.id(), town.person("bob").id());
        for (int i = 0; i < 400; i++) {
            town.say(alice, route, "on and on", false);
        }
        // three messages each second, none in the tenth
        update(town, "update entry set created = 1000 * (seq + 2 - mod(seq + 2, 3)) / 3 where conversation = ?", route);
        update(town, "update entry set created = 9000 where created = 10000 and conversation = ?", route);
        long before = database().statements();
        assertThat(first(town, route, 100, 77_000)).isEqualTo(229);
        // how long the log is, 400 of it, 24, 2, and the page
        assertThat(database().statements() - before).isLessThanOrEqualTo(5);
        for (long second = 1; second <= 134; second++) {
            long expected = Math.max(second == 10 ? 31 : 3 * second - 2, 5);
            assertThat(first(town, route, 5, 1_000 * second)).isEqualTo(expected);
            assertThat(first(town, route, 5, 1_000 * second - 1)).isEqualTo(expected);
        }
        assertThat(first(town, route, 1, 134_001)).isZero();
    }

    private static void update(Town town, String sql, Route route) {
        town.transactions.run(() -> Jdbc.call(
                town.transactions.entities(),
                connection -> Jdbc.update(
                        connection, sql, List.of(route.conversation().value()))));
    }

    /** The first entry that is not older; 0 if there is none. */
    private static long first(Town town, Route route, long from, long moment) {
        return town.transactions.call(() -> town.log.from(route.conversation(), new Seq(from), moment, 2)).stream()
                .mapToLong(entry -> entry.seq().value())
                .findFirst()
                .orElse(0);
    }

    private long statementsOf(Runnable work) {
        long before = database().statements();
        work.run();
        return database().statements() - before;
    }

    /** Stores and delivers a text; gives the nanoseconds that took. */
    private static long post(Town town, Town.Person from, Route route) {
        long start = System.nanoTime();
        Entry entry = town.say(from, route, "news", false);
        town.delivery.message(entry, route, from.session());
        return System.nanoTime() - start;
    }

    private static long micros(long nanos) {
        return TimeUnit.NANOSECONDS.toMicros(nanos);
    }

    /** Gives a conversation of two many more members, who are not connected; so many there are then. */
    private static int multiply(Town town, Route route) {
        String others = "changed, delivered_seq, first_ordinal, first_seq, hidden_at, joined, muted_until, pinned,"
                + " read_ordinal, read_seq, role, silenced_until";
        int members = 2;
        while (members < 100_000) {
            int more = members;
            town.transactions.run(() -> Jdbc.call(
                    town.transactions.entities(),
                    connection -> Jdbc.update(
                            connection,
                            "insert into member (account, conversation, " + others
                                    + ") select account + ?, conversation, " + others
                                    + " from member where conversation = ?",
                            List.of(
                                    (long) more * 1_000_000_007L,
                                    route.conversation().value()))));
            members += more;
        }
        return members;
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
