package io.hongyan.im.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.LogEnd;
import io.hongyan.im.conversation.LogReader;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.conversation.Town.Person;
import io.hongyan.im.conversation.storage.JdbcLogReader;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.search.storage.JdbcHorizonBook;
import io.hongyan.im.search.storage.JdbcSearchIndex.Bounds;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That the index follows the logs: nothing lost, nothing twice, wherever it was cut off. Each test has its own database. */
interface IndexerContract {
    TestDatabase database();

    /** The end of a node, which tries nothing again. */
    class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed");
        }
    }

    /** An index that fails after it was given something, as a node that dies does. */
    record Dying(SearchIndex index, AtomicInteger lives) implements SearchIndex {
        @Override
        public void put(List<Document> documents) {
            index.put(documents);
            if (lives.getAndDecrement() == 0) {
                throw new Killed();
            }
        }

        @Override
        public Stretch find(Terms terms, List<Scope> scopes, Point before, int limit) {
            return index.find(terms, scopes, before, limit);
        }
    }

    @Test
    default void followsWithoutBeingAsked() throws Exception {
        try (TestDatabase database = database()) {
            Office office = new Office(database);
            Person alice = office.town.person("alice");
            List<Route> routes = IntStream.range(0, 5)
                    .mapToObj(i -> office.direct(alice, office.town.person("p")))
                    .toList();
            routes.forEach(route -> office.say(alice, route, "hello world"));
            Entry edited = office.say(alice, routes.get(0), "hello");
            office.search.follow();
            assertAllIndexed(office);
            assertThat(rows(office)).isEqualTo(5 * 3 + 2);
            assertThat(office.tokens(edited)).isEqualTo(1 + 1);

            office.edit(edited, "good bye my friends");
            office.search.follow();
            assertThat(office.tokens(edited)).isEqualTo(4 + 1);
            office.recall(edited);
            office.search.follow();
            assertThat(rows(office)).isEqualTo(5 * 3);
            office.search.follow();
            assertThat(rows(office)).isEqualTo(5 * 3);
            assertThat(office.number("select count(*) from search_mark where moment > 0"))
                    .isEqualTo(1);
        }
    }

    @Test
    default void goesOnWhereItWasKilled() throws Exception {
        try (TestDatabase database = database()) {
            Town town = new Town(database);
            Office office = new Office(town);
            Person alice = town.person("alice");
            Route route = office.direct(alice, alice);
            int messages = 600; // more than two transactions of the indexer
            for (int i = 0; i < messages; i++) {
                office.say(alice, route, "number " + i);
            }
            for (int life = 0; life < 3; life++) {
                AtomicInteger lives = new AtomicInteger(life == 1 ? 1 : 0);
                Office dying = new Office(town, index -> new Dying(index, lives), Bounds.USUAL);
                assertThatThrownBy(() -> dying.search.follow()).hasMessage("killed");
                assertThatThrownBy(() -> new Office(town, index -> new Dying(index, new AtomicInteger()), Bounds.USUAL)
                                .find(alice, "number"))
                        .hasMessage("killed");
                long horizon = office.number("select coalesce(max(seq), 0) from search_horizon");
                assertThat(horizon).isEqualTo(life == 0 ? 0 : 128);
                assertThat(rows(office)).isEqualTo(3 * horizon);
            }
            assertThat(office.find(alice, "number 599")).containsExactly("number 599");
            assertThat(rows(office)).isEqualTo(3L * messages);
            assertThat(office.find(alice, "number", "limit", 200)).hasSize(messages);
        }
    }

    @Test
    default void leavesLogsToEachOther() throws Exception {
        try (TestDatabase database = database()) {
            Town town = new Town(database);
            AtomicInteger given = new AtomicInteger();
            Office one = new Office(town, index -> counted(town, index, given), Bounds.USUAL);
            Office other = new Office(town, index -> counted(town, index, given), Bounds.USUAL);
            Person alice = town.person("alice");
            List<Route> routes = IntStream.range(0, 8)
                    .mapToObj(i -> one.direct(alice, town.person("p")))
                    .toList();
            AtomicBoolean done = new AtomicBoolean();
            List<Throwable> failures = new ArrayList<>();
            List<Thread> nodes = List.of(
                    thread(failures, () -> until(done, one.search::follow)),
                    thread(failures, () -> until(done, other.search::follow)),
                    thread(failures, () -> until(done, () -> other.find(alice, "number"))));
            nodes.forEach(Thread::start);
            int messages = 160;
            for (int i = 0; i < messages; i++) {
                one.say(alice, routes.get(i % 8), "number " + i);
                assertThat(one.find(alice, "number " + i, "since", 0)).contains("number " + i);
            }
            done.set(true);
            for (Thread node : nodes) {
                node.join();
            }
            assertThat(failures).isEmpty();
            one.search.follow();
            assertAllIndexed(one);
            assertThat(rows(one)).isEqualTo(3L * messages);
            assertThat(one.find(alice, "number", "limit", 200)).hasSize(messages);
            assertThat(given).hasValue(messages);
        }
    }

    /** Counts what the index was given for good. */
    private static SearchIndex counted(Town town, SearchIndex index, AtomicInteger given) {
        return new WatchedIndex(
                index, documents -> town.transactions.afterCommit(() -> given.addAndGet(documents.size())), () -> {});
    }

    @Test
    default void beginsWhereALogBegins() throws Exception {
        try (TestDatabase database = database()) {
            Office office = new Office(database);
            Person alice = office.town.person("alice");
            Route cut = office.direct(alice, alice);
            Route whole = office.direct(alice, office.town.person("bob"));
            for (int i = 0; i < 9; i++) {
                office.say(alice, cut, "number " + i);
            }
            office.town.transactions.run(() -> office.town.log.keep(cut.conversation(), 2));
            HorizonBook book = new JdbcHorizonBook(office.town.transactions);
            List<ConversationId> both = List.of(cut.conversation(), whole.conversation());
            office.town.transactions.run(() -> book.know(both));
            assertThat(office.in(() -> book.of(both)))
                    .containsOnly(Map.entry(both.get(0), new Seq(7)), Map.entry(both.get(1), Seq.NONE));
            assertThat(office.find(alice, "number")).containsExactly("number 8", "number 7");
        }
    }

    @Test
    default void goesOnHoweverLittleTimeItHas() throws Exception {
        try (TestDatabase database = database()) {
            Town town = new Town(database);
            Office office = new Office(town, index -> index, Bounds.USUAL, Duration.ZERO);
            Person alice = town.person("alice");
            Route route = office.direct(alice, alice);
            int messages = 600;
            for (int i = 0; i < messages; i++) {
                office.say(alice, route, "number " + i);
            }
            office.say(alice, office.direct(alice, town.person("bob")), "number");
            for (int i = 0; i < 5; i++) {
                office.search.follow();
            }
            assertAllIndexed(office);
            assertThat(office.number("select count(*) from search_mark where moment > 0"))
                    .isEqualTo(1);
        }
    }

    @Test
    default void looksForMoreOnceInAllTurnsOfASecond() throws Exception {
        try (TestDatabase database = database()) {
            Office office = new Office(database);
            Person alice = office.town.person("alice");
            Route route = office.direct(alice, alice);
            office.say(alice, route, "before");
            office.search.turn();
            long indexed = rows(office);
            office.say(alice, route, "after");
            for (int i = 1; i < SearchFeature.TURNS; i++) {
                office.search.turn();
            }
            assertThat(rows(office)).isEqualTo(indexed).isPositive();
            office.search.turn();
            assertAllIndexed(office);
        }
    }

    @Test
    default void passesOverNoLogWhereverAPageEnds() throws Exception {
        try (TestDatabase database = database()) {
            Office office = new Office(database);
            Person alice = office.town.person("alice");
            List<ConversationId> all = IntStream.range(0, 6)
                    .mapToObj(i -> office.say(alice, office.direct(alice, office.town.person("p")), "x")
                            .conversation())
                    .toList();
            office.in(() -> Jdbc.call(
                    office.town.transactions.entities(),
                    connection -> Jdbc.update(
                            connection,
                            "update conversation set active = case when id > ? then 1 else 0 end",
                            List.of(all.get(3).value()))));
            LogReader logs = new JdbcLogReader(office.town.transactions);
            for (int limit = 1; limit <= 7; limit++) {
                int most = limit;
                List<LogEnd> seen = new ArrayList<>();
                List<LogEnd> page;
                do {
                    page = office.in(() -> logs.grown(0, seen.stream().reduce((one, other) -> other), most));
                    assertThat(page).hasSizeLessThanOrEqualTo(limit);
                    seen.addAll(page);
                } while (page.size() == limit);
                assertThat(seen).extracting(LogEnd::conversation).containsExactlyElementsOf(all);
            }
        }
    }

    @Test
    default void waitsForAnotherNodeNoLongerThanASearchMayTake() throws Exception {
        try (TestDatabase database = database()) {
            Office office = new Office(database);
            Person alice = office.town.person("alice");
            ConversationId log =
                    office.say(alice, office.direct(alice, alice), "hello").conversation();
            HorizonBook book = new JdbcHorizonBook(office.town.transactions);
            office.town.transactions.run(() -> book.know(List.of(log)));
            office.town.transactions.run(() -> {
                book.lock(List.of(log));
                CompletableFuture<List<String>> search =
                        CompletableFuture.supplyAsync(() -> office.find(alice, "hello"));
                assertThat(search)
                        .failsWithin(Duration.ofMillis(4_500))
                        .withThrowableThat()
                        .havingCause()
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.code()).isEqualTo(Code.OVERLOADED));
            });
            assertThat(office.find(alice, "hello")).containsExactly("hello");
        }
    }

    private static void until(AtomicBoolean done, Runnable work) {
        while (!done.get()) {
            work.run();
        }
    }

    private static Thread thread(List<Throwable> failures, Runnable work) {
        Thread thread = new Thread(work);
        thread.setUncaughtExceptionHandler((failed, failure) -> {
            synchronized (failures) {
                failures.add(failure);
            }
        });
        return thread;
    }

    private static void assertAllIndexed(Office office) {
        assertThat(office.number("select count(*) from conversation c where c.last_seq > 0 and not exists"
                        + " (select 1 from search_horizon h where h.conversation = c.id and h.seq = c.last_seq)"))
                .isZero();
    }

    private static long rows(Office office) {
        return office.number("select count(*) from search_token");
    }
}
