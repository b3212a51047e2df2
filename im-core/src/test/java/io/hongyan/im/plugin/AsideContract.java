package io.hongyan.im.plugin;

import static io.hongyan.im.plugin.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.audit.Act;
import io.hongyan.im.audit.Actor;
import io.hongyan.im.audit.MemoryAudit;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.AsideBook.Place;
import io.hongyan.im.plugin.NoticeBook.Notice;
import io.hongyan.im.plugin.storage.JdbcAsideBook;
import io.hongyan.im.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What administrators see of listeners, and do about what they could not be told of. */
@SuppressWarnings("NullAway.Init")
@Timeout(120)
abstract class AsideContract {
    private static final Actor ADMIN = new Actor("admin", "127.0.0.1");

    private final MemoryAudit audit = new MemoryAudit(Clock.systemUTC());
    private TestDatabase database;
    private ListenerBench bench;
    private ListenerDesk desk;

    @TempDir
    Path folder;

    abstract TestDatabase open();

    @BeforeEach
    void begin() throws IOException {
        database = open();
        bench = new ListenerBench(database, folder);
        desk = new ListenerDesk(
                database.transactions(), bench.notices, new JdbcAsideBook(database.transactions()), audit);
        bench.register("text");
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
        database.close();
    }

    private JsonNode standing() {
        return desk.standings("stock").get(0);
    }

    private List<Long> seqs(JsonNode page) {
        List<Long> seqs = new ArrayList<>();
        page.path("items").forEach(item -> seqs.add(item.path("seq").asLong()));
        return seqs;
    }

    private JsonNode page(Optional<String> cursor, int limit) {
        return desk.aside("stock", "counting", cursor, limit).orElseThrow();
    }

    /** A conversation with so many messages, all set aside one after another. */
    private Route aside(int count) {
        Route route = bench.route();
        for (int i = 1; i <= count; i++) {
            bench.say(route, "text");
            Notice notice = new Notice(ListenerBench.NAME, route.conversation(), new Seq(i), 0);
            database.transactions().run(() -> bench.book.failed(notice, Duration.ofHours(1), true));
        }
        return route;
    }

    private static Optional<Place> place(Route route, long seq) {
        return Optional.of(new Place(route.conversation(), new Seq(seq)));
    }

    @Test
    void countsWhatWaitsAndWhatWasSetAside() {
        assertThat(standing().has("oldest")).isFalse();
        aside(2);
        Entry first = bench.say(bench.route(), "one");
        bench.say(bench.route(), "two");

        JsonNode standing = standing();
        assertThat(standing.path("name").asText()).isEqualTo("counting");
        assertThat(standing.path("media").get(0).asText()).isEqualTo("text");
        assertThat(standing.path("waiting").asInt()).isEqualTo(2);
        assertThat(standing.path("setAside").asInt()).isEqualTo(2);
        assertThat(standing.path("dropped").asInt()).isZero();
        assertThat(standing.path("oldest").asLong()).isBetween(first.time() - 1_000, first.time() + 1_000);
        assertThat(desk.standings("stoc")).isEmpty();
    }

    @Test
    void listsWhatWasSetAsidePageByPageWithoutContent() {
        Route route = aside(5);

        JsonNode first = page(Optional.empty(), 2);
        JsonNode second = page(Optional.of(first.path("cursor").asText()), 2);
        JsonNode last = page(Optional.of(second.path("cursor").asText()), 2);

        assertThat(seqs(first)).containsExactly(1L, 2L);
        assertThat(seqs(second)).containsExactly(3L, 4L);
        assertThat(seqs(last)).containsExactly(5L);
        assertThat(last.has("cursor")).isFalse();
        JsonNode item = first.path("items").get(0);
        assertThat(item.path("conversation").asText())
                .isEqualTo(route.conversation().toString());
        assertThat(item.path("tries").asInt()).isEqualTo(1);
        assertThat(item.path("since").asLong()).isCloseTo(System.currentTimeMillis(), within(60_000));
        assertThat(item.size()).isEqualTo(4);
        for (String never : List.of("", ".", "a", "1.", ".1", "1.1.1", "%")) {
            assertThatThrownBy(() -> page(Optional.of(never), 2))
                    .as(never)
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.MALFORMED));
        }
    }

    private static org.assertj.core.data.Offset<Long> within(long millis) {
        return org.assertj.core.data.Offset.offset(millis);
    }

    @Test
    void tellsOnceMoreOfWhatWasReleased() throws InterruptedException {
        Route route = aside(3);
        Queue<Long> heard = new ConcurrentLinkedQueue<>();

        assertThat(desk.release("stock", "counting", place(route, 2), ADMIN)).contains(1);
        assertThat(desk.release("stock", "counting", place(route, 2), ADMIN)).contains(0);
        assertThat(bench.ask("select tries from plugin_notice where set_aside = false"))
                .isZero();
        bench.start((message, work) -> heard.add(message.seq()));
        await(() -> heard.size() == 1);
        assertThat(desk.release("stock", "counting", Optional.empty(), ADMIN)).contains(2);

        await(() -> bench.ask("select count(*) from plugin_notice") == 0);
        assertThat(heard).containsExactly(2L, 1L, 3L);
        assertThat(bench.counted()).isEqualTo(3);
        assertThat(audit.latest(10))
                .extracting(Act::action, act -> act.detail().path("count").asInt())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("plugin.release-notices", 2),
                        org.assertj.core.groups.Tuple.tuple("plugin.release-notices", 1));
        assertThat(audit.latest(10)).allSatisfy(act -> assertThat(act.actor()).isEqualTo(ADMIN));
    }

    @Test
    void forgetsWhatWasDiscardedAndNothingElse() {
        Route route = aside(3);
        bench.say(route, "waits");

        assertThat(desk.discard("stock", "counting", place(route, 4), ADMIN)).contains(0);
        assertThat(desk.discard("stock", "counting", place(route, 1), ADMIN)).contains(1);
        assertThat(seqs(page(Optional.empty(), 10))).containsExactly(2L, 3L);
        assertThat(desk.discard("stock", "counting", Optional.empty(), ADMIN)).contains(2);

        assertThat(bench.ask("select seq from plugin_notice")).isEqualTo(4);
        assertThat(bench.ask("select count(*) from plugin_notice")).isEqualTo(1);
        assertThat(audit.latest(10))
                .extracting(Act::action)
                .containsExactly("plugin.discard-notices", "plugin.discard-notices");
    }

    @Test
    void movesTheOldestFirstWhenThereAreTooManyForOneTransaction() {
        aside(5);
        JdbcAsideBook book = new JdbcAsideBook(database.transactions());

        assertThat(database.transactions().call(() -> book.discard(ListenerBench.NAME, Optional.empty(), 2)))
                .isEqualTo(2);
        assertThat(seqs(page(Optional.empty(), 10))).containsExactly(3L, 4L, 5L);
        assertThat(database.transactions().call(() -> book.release(ListenerBench.NAME, Optional.empty(), 3)))
                .isEqualTo(3);
        assertThat(seqs(page(Optional.empty(), 10))).isEmpty();
    }

    @Test
    void knowsNoOtherListeners() {
        bench.notices.register("other", java.util.Map.of("other.counting", Interest.inMessages(Set.of())));
        Route route = aside(1);

        assertThat(desk.aside("other", "nothing", Optional.empty(), 10)).isEmpty();
        assertThat(desk.aside("stock.counting", "", Optional.empty(), 10)).isEmpty();
        assertThat(desk.release("stock", "nothing", Optional.empty(), ADMIN)).isEmpty();
        assertThat(desk.discard("other", "counting", place(route, 1), ADMIN)).contains(0);
        assertThat(seqs(page(Optional.empty(), 10))).containsExactly(1L);
        assertThat(audit.latest(10)).isEmpty();
    }
}
