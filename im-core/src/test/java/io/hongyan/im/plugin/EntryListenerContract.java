package io.hongyan.im.plugin;

import static io.hongyan.im.plugin.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.api.EntryListener.Added;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What listeners of entries are promised beside what all listeners are. */
@SuppressWarnings("NullAway.Init")
abstract class EntryListenerContract {
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

    @Test
    void tellsEveryKindOfEntryThatWasAskedFor() throws Exception {
        bench.notices.register("stock", Map.of(ListenerBench.NAME, Interest.in(Set.of("recall"))));
        Queue<Added> added = new ConcurrentLinkedQueue<>();
        bench.startEntries((entry, work) -> added.add(entry));
        Route route = bench.route();
        Entry first = bench.say(route, "one");
        Entry recall = bench.recall(first);

        await(() -> bench.waiting() == 0 && !added.isEmpty());
        assertThat(added).singleElement().satisfies(entry -> {
            assertThat(entry.conversation()).isEqualTo(route.conversation().toString());
            assertThat(entry.seq()).isEqualTo(2);
            assertThat(entry.id()).isEqualTo(recall.id().toString());
            assertThat(entry.kind()).isEqualTo("recall");
            assertThat(entry.from()).isEqualTo(bench.alice.who().username());
            assertThat(entry.fields()).containsEntry("target", 1L).containsEntry("kind", "recall");
        });
    }

    @Test
    void tellsAMessageAsAnEntryWithAllThatTheWireHas() throws Exception {
        bench.notices.register("stock", Map.of(ListenerBench.NAME, Interest.in(Set.of("message"))));
        Queue<Added> added = new ConcurrentLinkedQueue<>();
        bench.startEntries((entry, work) -> added.add(entry));
        bench.say(bench.route(), "雁");

        await(() -> !added.isEmpty());
        assertThat(added.element().fields())
                .containsEntry("media", "text")
                .containsEntry("content", Map.of("text", "雁"))
                .containsEntry("body", "雁")
                .containsEntry("type", "chat")
                .containsKey("to");
    }

    @Test
    void hearsWhatThePluginChoseFromTheCommitOnAndAfterARestart() throws Exception {
        bench.notices.register("stock", Map.of(ListenerBench.NAME, Interest.in(Set.of())));
        Route route = bench.route();
        bench.say(route, "nobody hears");
        assertThat(bench.waiting()).isZero();

        assertThatThrownBy(() -> bench.town.transactions.run(() -> {
                    bench.notices.choose(ListenerBench.NAME, Set.of("message"));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        bench.say(route, "nobody hears");
        assertThat(bench.waiting()).isZero();

        assertThat(bench.town.transactions.call(() -> bench.notices.choose(ListenerBench.NAME, Set.of("message"))))
                .isTrue();
        bench.say(route, "somebody hears");
        assertThat(bench.waiting()).isEqualTo(1);

        Notices later = Notices.open(bench.town.transactions, bench.book);
        later.register("stock", Map.of(ListenerBench.NAME, Interest.in(Set.of("edit"))));
        bench.notices.poll();
        bench.say(route, "somebody hears");
        assertThat(bench.waiting()).isEqualTo(2);

        assertThat(bench.town.transactions.call(() -> bench.notices.choose(ListenerBench.NAME, Set.of())))
                .isTrue();
        bench.say(route, "nobody hears");
        assertThat(bench.waiting()).isEqualTo(2);
        assertThat(bench.town.transactions.call(() -> bench.notices.choose("stock.unknown", Set.of())))
                .isFalse();
    }
}
