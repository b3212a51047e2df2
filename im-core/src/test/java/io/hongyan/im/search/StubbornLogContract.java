package io.hongyan.im.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.conversation.Town.Person;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.search.storage.JdbcSearchIndex;
import io.hongyan.im.search.storage.JdbcSearchIndex.Bounds;
import io.hongyan.im.storage.CapturedLog;
import io.hongyan.im.storage.TestDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That one log which can't be indexed is in no other one's way. Each test has its own database. */
interface StubbornLogContract {
    TestDatabase database();

    @Test
    default void goesRoundALogThatCannotBeIndexed() throws Exception {
        try (TestDatabase database = database()) {
            Town town = new Town(database);
            Office healthy = new Office(town);
            Person alice = town.person("alice");
            Person bob = town.person("bob");
            List<Route> routes = IntStream.range(0, 5)
                    .mapToObj(i -> healthy.direct(alice, i == 2 ? bob : town.person("p")))
                    .toList();
            routes.forEach(route -> IntStream.range(0, 5).forEach(i -> healthy.say(alice, route, "number " + i)));
            ConversationId stubborn = routes.get(2).conversation();
            Office office = new Office(
                    town,
                    index -> new WatchedIndex(index, documents -> refuse(documents, stubborn), () -> {}),
                    Bounds.USUAL);
            office.search.follow();
            assertThat(horizon(office, stubborn)).isEqualTo(2);
            assertThat(office.number("select sum(seq) from search_horizon")).isEqualTo(4 * 5 + 2);
            assertThat(office.number("select count(*) from search_mark")).isZero();
            assertThatThrownBy(() -> office.find(bob, "number"))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.OVERLOADED));
            assertThat(office.find(
                            alice,
                            "number",
                            "conversation",
                            routes.get(4).conversation().toString()))
                    .hasSize(5);
            healthy.search.follow();
            assertThat(horizon(office, stubborn)).isEqualTo(5);
            assertThat(healthy.find(bob, "number")).hasSize(5);
        }
    }

    @Test
    default void speaksOnceOfALogThatCannotBeIndexed() throws Exception {
        try (TestDatabase database = database();
                CapturedLog log = new CapturedLog()) {
            Town town = new Town(database);
            Office healthy = new Office(town);
            Person alice = town.person("alice");
            ConversationId other = healthy.direct(alice, town.person("bob")).conversation();
            ConversationId stubborn = healthy.direct(alice, alice).conversation();
            IntStream.range(0, 5).forEach(i -> healthy.say(alice, healthy.route(stubborn), "number " + i));
            Office office = new Office(
                    town,
                    index -> new WatchedIndex(index, documents -> refuse(documents, stubborn), () -> {}),
                    Bounds.USUAL);
            for (int i = 0; i < 5; i++) {
                // so many that a transaction has no place for the other log
                IntStream.range(0, 5).forEach(j -> healthy.say(alice, healthy.route(other), "number " + j));
                office.search.follow();
            }
            assertThat(log.text().lines().filter(line -> line.contains("event=not-indexed")))
                    .singleElement()
                    .asString()
                    .contains("log=" + stubborn);
            assertThat(horizon(office, other)).isEqualTo(25);
        }
    }

    private static void refuse(List<Document> documents, ConversationId conversation) {
        documents.stream().map(Document::point).forEach(point -> {
            if (point.conversation().equals(conversation) && point.seq().value() == 3) {
                throw new IllegalStateException("cannot be indexed");
            }
        });
    }

    private static long horizon(Office office, ConversationId conversation) {
        return office.number("select seq from search_horizon where conversation = " + conversation.value());
    }

    @Test
    default void takesNoMoreTextAtOnceThanItHasTimeFor() throws Exception {
        try (TestDatabase database = database()) {
            List<Integer> texts = new ArrayList<>();
            Office office = new Office(
                    new Town(database),
                    index -> new WatchedIndex(
                            index,
                            documents -> texts.add(documents.stream()
                                    .mapToInt(document -> document.text().length())
                                    .sum()),
                            () -> {}),
                    Bounds.USUAL);
            Person alice = office.town.person("alice");
            Route route = office.direct(alice, alice);
            List<Entry> messages = IntStream.range(0, 20)
                    .mapToObj(i -> office.say(alice, route, "天地玄黄".repeat(1_000)))
                    .toList();
            office.search.follow();
            messages.forEach(message -> office.edit(message, "宇宙洪荒".repeat(1_000)));
            office.search.follow();
            assertThat(texts)
                    .hasSizeGreaterThan(2)
                    .allSatisfy(text -> assertThat(text).isLessThanOrEqualTo(4_000));
        }
    }

    @Test
    default void holdsOnceWhatTheIndexWasGivenTwice() throws Exception {
        try (TestDatabase database = database()) {
            Office office = new Office(database);
            Person alice = office.town.person("alice");
            Entry message = office.say(alice, office.direct(alice, alice), "hello world");
            SearchIndex index = new JdbcSearchIndex(office.town.transactions, Clock.systemUTC(), Bounds.USUAL);
            List<Document> documents = List.of(Document.of(message));
            for (int i = 0; i < 2; i++) {
                office.town.transactions.run(() -> index.put(documents));
                assertThat(office.tokens(message)).isEqualTo(2 + 1);
            }
        }
    }
}
