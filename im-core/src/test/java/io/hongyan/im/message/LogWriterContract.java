package io.hongyan.im.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.command.Incidents;
import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.EntryLog;
import io.hongyan.im.conversation.NewMessage;
import io.hongyan.im.conversation.Outcome;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.storage.JdbcEntryLog;
import io.hongyan.im.conversation.storage.JpaMemberBook;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.storage.TestDatabase;
import io.hongyan.im.storage.Transactions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What log writers promise on every database. */
abstract class LogWriterContract {
    /** The pipeline lets none through; here it stands for whatever a row can't be. */
    private static final String TOO_LONG = "m".repeat(65);

    private final TestDatabase database = open();
    private final Transactions transactions = database.transactions();
    private final Ids ids = new Ids(7);
    private final JdbcEntryLog log = new JdbcEntryLog(transactions, ids);
    private final JpaMemberBook book = new JpaMemberBook(transactions, ids);
    private final List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());

    abstract TestDatabase open();

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void tellsOutcomesInTheOrderOfTheLog() throws InterruptedException {
        Route route = conversation();
        write(route, 2_000, i -> "text " + i);
        assertThat(outcomes)
                .extracting(
                        outcome -> ((Outcome.Accepted) outcome).entry().seq().value())
                .isSorted()
                .hasSize(2_000)
                .endsWith(2_000L);
    }

    @Test
    void letsOneBadMessageFailAlone() throws InterruptedException {
        Route route = conversation();
        write(route, 500, i -> i == 137 ? TOO_LONG : "text " + i);
        assertThat(outcomes)
                .filteredOn(Outcome.Rejected.class::isInstance)
                .singleElement()
                .satisfies(one -> {
                    assertThat(((Outcome.Rejected) one).reason().code()).isEqualTo(Code.INTERNAL);
                    assertThat(((Outcome.Rejected) one).reason().details()).containsKey("incident");
                });
        assertThat(outcomes)
                .filteredOn(Outcome.Accepted.class::isInstance)
                .extracting(
                        outcome -> ((Outcome.Accepted) outcome).entry().seq().value())
                .hasSize(499)
                .doesNotHaveDuplicates()
                .endsWith(499L);
    }

    @Test
    void storesWhatWaitsBeforeItEndsAndTakesNothingAfterwards() throws InterruptedException {
        Route route = conversation();
        LogWriter writer = writer();
        for (int i = 0; i < 300; i++) {
            writer.append(draft(route, i, "text"), teller(outcomes::add));
        }
        writer.stop(10_000);
        assertThat(outcomes).hasSize(300).allMatch(Outcome.Accepted.class::isInstance);
        writer.append(draft(route, 300, "late"), teller(outcomes::add));
        assertThat(((Outcome.Rejected) outcomes.get(300)).reason().code()).isEqualTo(Code.OVERLOADED);
    }

    @Test
    void goesOnTellingWhenSomebodyCanNotBeTold() throws InterruptedException {
        Route route = conversation();
        LogWriter writer = writer();
        writer.append(draft(route, 0, "text"), teller(outcome -> {
            throw new IllegalStateException("deaf");
        }));
        for (int i = 1; i < 10; i++) {
            writer.append(draft(route, i, "text"), teller(outcomes::add));
        }
        writer.stop(10_000);
        assertThat(outcomes).hasSize(9).allMatch(Outcome.Accepted.class::isInstance);
    }

    @Test
    void keepsTheOrderOfMessagesThatAreCheckedAnew() throws InterruptedException {
        Route route = conversation();
        Route old = new Route(route.conversation(), route.kind(), route.members(), route.rightsVersion() + 1);
        LogWriter writer = writer();
        for (int i = 0; i < 50; i++) {
            writer.append(draft(i % 3 == 0 ? old : route, i, "text"), again(route));
        }
        writer.stop(10_000);
        assertThat(outcomes)
                .extracting(outcome -> ((Outcome.Accepted) outcome)
                        .entry()
                        .message()
                        .clientId()
                        .orElseThrow())
                .containsExactlyElementsOf(IntStream.range(0, 50)
                        .mapToObj(i -> new ClientId(new UUID(0, i).toString()))
                        .toList());
    }

    @Test
    void storesAllWhileAnotherWriterAddsToTheSameLogsAndPeopleRead() throws InterruptedException {
        List<AccountId> people = Stream.generate(ids::account).limit(4).toList();
        List<Route> routes = IntStream.range(0, 12)
                .mapToObj(i -> transactions.call(() -> book.createDirect(people.get(i % 4), ids.account())))
                .toList();
        WatchedLog watched = new WatchedLog(log, transactions, 0);
        List<LogWriter> writers = List.of(writer(watched.log()), writer(watched.log()));
        CountDownLatch told = new CountDownLatch(1_200);
        for (int i = 0; i < 1_200; i++) {
            int place = i % routes.size();
            writers.get(i / routes.size() % 2).append(draft(routes.get(place), i, "text " + i), teller(outcome -> {
                outcomes.add(outcome);
                told.countDown();
            }));
        }
        for (int i = 0; told.getCount() > 0; i++) {
            read(routes.get(i % routes.size()));
        }
        assertThat(outcomes).hasSize(1_200).allMatch(Outcome.Accepted.class::isInstance);
        for (Route route : routes) {
            assertThat(transactions.call(() -> log.after(route.conversation(), new Seq(0), 200)))
                    .extracting(entry -> entry.seq().value())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 100).boxed().toList());
        }
        for (LogWriter writer : writers) {
            writer.stop(10_000);
        }
        assertThat(watched.failures).as("transactions that collided").hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void runsTheTransactionOfALoneMessageAgainThatCollided(int times) throws InterruptedException {
        Route route = conversation();
        WatchedLog colliding = new WatchedLog(log, transactions, times);
        append(colliding, draft(route, 0, "text"));

        assertThat(outcomes).singleElement().isInstanceOf(Outcome.Accepted.class);
        assertThat(colliding.runs).hasValue(times + 1);
        assertThat(transactions.call(() -> log.after(route.conversation(), new Seq(0), 10)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.seq()).isEqualTo(new Seq(1)));
    }

    @Test
    void givesUpALoneMessageWhoseTransactionCollidesAgainAndAgain() throws InterruptedException {
        Route route = conversation();
        WatchedLog colliding = new WatchedLog(log, transactions, 4);
        append(colliding, draft(route, 0, "text"), draft(route, 1, "next"));

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Rejected.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Accepted.class);
        assertThat(colliding.runs).hasValue(5);
    }

    @Test
    void triesOnceWhatCanNeverBeStored() throws InterruptedException {
        WatchedLog watched = new WatchedLog(log, transactions, 0);
        append(watched, draft(conversation(), 0, TOO_LONG));

        assertThat(outcomes).singleElement().isInstanceOf(Outcome.Rejected.class);
        assertThat(watched.failures).hasValue(1);
    }

    /** One after another, so that each is alone. */
    private void append(WatchedLog into, Draft... drafts) throws InterruptedException {
        LogWriter writer = writer(into.log());
        for (Draft draft : drafts) {
            CountDownLatch told = new CountDownLatch(1);
            writer.append(draft, teller(outcome -> {
                outcomes.add(outcome);
                told.countDown();
            }));
            assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
        }
        writer.stop(10_000);
    }

    /** Whoever is in it moves on to what is there. */
    private void read(Route route) {
        for (AccountId reader : route.members()) {
            transactions.run(() -> book.membership(route.conversation(), reader)
                    .ifPresent(member -> book.advance(
                            route.conversation(), reader, Optional.of(member.lastSeq()), Optional.empty())));
        }
    }

    private LogWriter.Sender again(Route route) {
        return new LogWriter.Sender() {
            @Override
            public Draft again(Draft draft, long seen) {
                return new Draft(route, draft.message(), draft.mentioned(), draft.id());
            }

            @Override
            public void told(Draft draft, Outcome outcome) {
                outcomes.add(outcome);
            }
        };
    }

    private void write(Route route, int count, IntFunction<String> text) throws InterruptedException {
        LogWriter writer = writer();
        CountDownLatch told = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            writer.append(draft(route, i, text.apply(i)), teller(outcome -> {
                outcomes.add(outcome);
                told.countDown();
            }));
        }
        assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
        writer.stop(10_000);
    }

    private static LogWriter.Sender teller(Consumer<Outcome> told) {
        return new LogWriter.Sender() {
            @Override
            public Draft again(Draft draft, long seen) {
                throw new IllegalStateException("nothing has changed");
            }

            @Override
            public void told(Draft draft, Outcome outcome) {
                told.accept(outcome);
            }
        };
    }

    private LogWriter writer() {
        return writer(log);
    }

    private LogWriter writer(EntryLog log) {
        return new LogWriter(new LogWriters.Ground(
                transactions, log, new Incidents(ids), Executors.defaultThreadFactory(), (messages, nanos) -> {}));
    }

    private Route conversation() {
        return transactions.call(() -> book.createDirect(ids.account(), ids.account()));
    }

    private static Draft draft(Route route, int number, String text) {
        AccountId sender = route.members().stream().sorted().findFirst().orElseThrow();
        NewMessage message = new NewMessage(
                sender,
                Optional.of(new ClientId(new UUID(0, number).toString())),
                "chat",
                text.equals(TOO_LONG) ? TOO_LONG : "text",
                Json.map().put("text", text),
                text,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Set.of());
        return new Draft(route, message, Set.of(), Optional.empty());
    }
}
