package io.hongyan.im.plugin;

import static io.hongyan.im.plugin.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.api.MessageListener.Stored;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What listeners are promised. */
@SuppressWarnings("NullAway.Init")
abstract class ListenerContract {
    private final Queue<Stored> heard = new ConcurrentLinkedQueue<>();
    private TestDatabase database;
    private ListenerBench bench;

    @TempDir
    Path folder;

    abstract TestDatabase open();

    @BeforeEach
    void begin() throws IOException {
        database = open();
        bench = new ListenerBench(database, folder);
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
        database.close();
    }

    private List<Long> heardOf(Route route) {
        String conversation = route.conversation().toString();
        return heard.stream()
                .filter(message -> message.conversation().equals(conversation))
                .map(Stored::seq)
                .toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void writesNothingDownThatNobodyWants() {
        bench.say(bench.route(), "one");
        bench.register("voice");
        bench.say(bench.route(), "two");
        assertThat(bench.waiting()).isZero();

        bench.register("voice", "text");
        bench.say(bench.route(), "three");
        assertThat(bench.waiting()).isEqualTo(1);
    }

    @Test
    void writesNothingDownOfWhatIsRolledBack() {
        bench.register();
        Route route = bench.route();

        assertThatThrownBy(() -> bench.town.transactions.run(() -> {
                    bench.say(route, "one");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(bench.waiting()).isZero();
    }

    @Test
    void tellsAMessageAsItIsStored() throws Exception {
        bench.register("text");
        bench.start((message, work) -> heard.add(message));
        Route route = bench.route();
        Entry entry = bench.say(route, "雁");

        await(() -> bench.waiting() == 0);
        assertThat(heard)
                .containsExactly(new Stored(
                        route.conversation().toString(),
                        1,
                        entry.id().toString(),
                        bench.alice.who().username(),
                        "text",
                        Map.of("text", "雁"),
                        "雁",
                        entry.time()));
    }

    @Test
    void tellsInOrderWhatWasMissedWhileStopped() throws Exception {
        bench.register();
        Route route = bench.route();
        Runnable stop = bench.start((message, work) -> heard.add(message));
        bench.say(route, "one");
        await(() -> bench.waiting() == 0);
        stop.run();
        for (int i = 0; i < 20; i++) {
            bench.say(route, "more");
        }
        assertThat(bench.waiting()).isEqualTo(20);

        bench.start((message, work) -> heard.add(message));
        await(() -> bench.waiting() == 0);
        assertThat(heardOf(route)).isEqualTo(upTo(21));
        assertThat(bench.counted()).isEqualTo(21);
    }

    @Test
    void triesAgainWithNothingLeftOfWhatFailedWhileTheNextWaits() throws Exception {
        bench.register();
        Route route = bench.route();
        AtomicInteger tries = new AtomicInteger();
        bench.start((message, work) -> {
            if (message.seq() == 2 && tries.incrementAndGet() < 4) {
                throw new IOException("not yet");
            }
            heard.add(message);
        });
        for (int i = 0; i < 5; i++) {
            bench.say(route, "text");
        }

        await(() -> bench.waiting() == 0);
        assertThat(heardOf(route)).isEqualTo(upTo(5));
        assertThat(tries).hasValue(4);
        assertThat(bench.counted()).isEqualTo(5);
    }

    @Test
    void setsAsideWhatFailedTenTimesAndGoesOn() throws Exception {
        bench.register();
        Route route = bench.route();
        AtomicInteger tries = new AtomicInteger();
        bench.start((message, work) -> {
            if (message.seq() == 2) {
                tries.incrementAndGet();
                throw new AssertionError("never");
            }
            heard.add(message);
        });
        for (int i = 0; i < 4; i++) {
            bench.say(route, "text");
        }

        await(() -> bench.waiting() == 0);
        assertThat(heardOf(route)).containsExactly(1L, 3L, 4L);
        assertThat(tries).hasValue(10);
        assertThat(bench.ask("select seq from plugin_notice where set_aside = true and tries = 10"))
                .isEqualTo(2);
        assertThat(bench.counted()).isEqualTo(3);
    }

    @Test
    void countsAFailureBeforeItTriesAgain() throws Exception {
        bench.book.hesitate();
        bench.register();
        Route route = bench.route();
        AtomicInteger tries = new AtomicInteger();
        bench.start((message, work) -> {
            tries.incrementAndGet();
            throw new IOException("never");
        });
        bench.say(route, "text");

        await(() -> bench.waiting() == 0);
        assertThat(tries).hasValue(10);
    }

    @Test
    void triesAgainWhatWasLate() throws Exception {
        bench.register();
        Route route = bench.route();
        AtomicBoolean late = new AtomicBoolean(true);
        bench.start((message, work) -> {
            heard.add(message);
            if (late.getAndSet(false)) {
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
            }
        });
        bench.say(route, "text");

        await(() -> bench.waiting() == 0);
        assertThat(heardOf(route)).containsExactly(1L, 1L);
        assertThat(bench.counted()).isEqualTo(1);
    }

    @Test
    void tellsOfSeveralConversationsAtOnce() throws Exception {
        bench.register();
        AtomicInteger inside = new AtomicInteger();
        AtomicBoolean both = new AtomicBoolean();
        bench.start((message, work) -> {
            try {
                both.compareAndSet(false, inside.incrementAndGet() == 2);
                await(both::get);
                heard.add(message);
            } finally {
                inside.decrementAndGet();
            }
        });
        // the rows of the plugin are one: whoever comes second would wait for it
        bench.update("delete from stock_shelf");
        bench.say(bench.route(), "one");
        bench.say(bench.route(), "two");

        await(() -> bench.waiting() == 0);
        assertThat(heard).hasSize(2);
    }

    @Test
    void neverTellsOfOneConversationTwiceAtOnceWhateverNode() throws Exception {
        bench.register();
        List<Route> routes = Stream.generate(bench::route).limit(3).toList();
        Set<String> under = ConcurrentHashMap.newKeySet();
        AtomicBoolean together = new AtomicBoolean();
        for (int node = 0; node < 2; node++) {
            bench.start((message, work) -> {
                if (!under.add(message.conversation())) {
                    together.set(true);
                }
                heard.add(message);
                under.remove(message.conversation());
            });
        }
        for (int i = 0; i < 30; i++) {
            routes.forEach(route -> bench.say(route, "text"));
        }

        await(() -> bench.waiting() == 0);
        assertThat(together).isFalse();
        assertThat(bench.counted()).isEqualTo(90);
        routes.forEach(route -> assertThat(heardOf(route)).isEqualTo(upTo(30)));
    }

    @Test
    void forgetsWhatAListenerIsGoneFor() {
        bench.register();
        bench.say(bench.route(), "one");
        bench.notices.register("stock", Map.of("stock.other", Interest.inMessages(Set.of())));
        assertThat(bench.waiting()).isZero();
        assertThat(bench.ask("select count(*) from plugin_listener")).isEqualTo(1);
    }

    @Test
    void dropsTheOldestBeyondTheBoundAndCountsThem() {
        bench.register();
        Route route = bench.route();
        for (int i = 0; i < 10; i++) {
            bench.say(route, "text");
        }
        int dropped = bench.town.transactions.call(() -> bench.book.trim(ListenerBench.NAME, 4));

        assertThat(dropped).isEqualTo(6);
        assertThat(bench.ask("select min(seq) from plugin_notice")).isEqualTo(7);
        assertThat(bench.ask("select dropped from plugin_listener")).isEqualTo(6);
    }

    @Test
    void followsWhatAnotherNodeRegistered() {
        Notices other = Notices.open(bench.town.transactions, bench.book);
        other.register("stock", Map.of(ListenerBench.NAME, Interest.inMessages(Set.of("text"))));
        bench.notices.poll();
        bench.say(bench.route(), "text");
        assertThat(bench.waiting()).isEqualTo(1);
    }
}
