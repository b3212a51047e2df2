package io.hongyan.im.plugin;

import static io.hongyan.im.plugin.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.api.Job;
import io.hongyan.im.api.Work;
import io.hongyan.im.audit.Actor;
import io.hongyan.im.audit.MemoryAudit;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.PluginEntities.Own;
import io.hongyan.im.plugin.storage.JdbcJobBook;
import io.hongyan.im.plugin.storage.Stock;
import io.hongyan.im.plugin.storage.StockRoom;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of a plugin with a shelf of ten things, on two nodes. */
@SuppressWarnings("NullAway.Init")
abstract class JobContract {
    private static final Actor ADMIN = new Actor("admin", "127.0.0.1");
    private static final Descriptor STOCK = new Descriptor("stock", "1.0.0", 1, false);

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final List<AutoCloseable> open = new ArrayList<>();
    private final MemoryAudit audit = new MemoryAudit(Clock.systemUTC());
    private TestDatabase database;
    private StockRoom room;

    @TempDir
    Path folder;

    abstract TestDatabase open();

    @BeforeEach
    void stock() throws IOException {
        database = open();
        room = StockRoom.open(Stock.jar(folder), database, new Town(database));
        update("insert into stock_shelf (name, things) values ('a', 10)");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        timer.shutdownNow();
        room.close();
        database.close();
    }

    /** One node's. */
    private RunningJob start(Job job) {
        PluginCalls calls = new PluginCalls(
                STOCK,
                JobContract.class.getClassLoader(),
                Budget.USUAL,
                new PluginCalls.Ground(Thread::new, timer, new Quarantine(why -> {})));
        RunningJob running = RunningJob.of(
                new RunningJob.Ground(database.transactions(), new JdbcJobBook(database.transactions(), 7), timer),
                calls,
                room.entities(),
                new Own(STOCK, name -> false, new RecordWriter()::write),
                job);
        running.begin();
        open.add(running);
        open.add(calls::stop);
        return running;
    }

    @Test
    void runsBeforeItIsDueWhenItIsWanted() throws Exception {
        RunningJob job = start(new Taking(Duration.ofHours(1), () -> false));
        await(() -> things().equals("9"));

        job.want();
        await(() -> things().equals("8"));
        job.want();
        await(() -> things().equals("7"));
    }

    private JobDesk desk(RunningJob... running) {
        return new JobDesk(
                database.transactions(),
                new JdbcJobBook(database.transactions(), 7),
                audit,
                plugin -> plugin.equals("stock") ? List.of(running) : List.of());
    }

    private record Taking(Duration every, Part part) implements Job {
        @Override
        public String name() {
            return "taking";
        }

        @Override
        public boolean run(Work work) throws Exception {
            int unused = work.entities()
                    .createNativeQuery("update stock_shelf set things = things - 1 where name = 'a'")
                    .executeUpdate();
            return part.more();
        }
    }

    private interface Part {
        boolean more() throws Exception;
    }

    private void update(String sql) {
        int unused = database.transactions()
                .call(() -> Jdbc.call(database.transactions().entities(), connection -> {
                    try (Statement statement = connection.createStatement()) {
                        return statement.executeUpdate(sql);
                    }
                }));
    }

    private String ask(String sql) {
        return database.transactions()
                .call(() -> Jdbc.call(database.transactions().entities(), connection -> {
                    try (Statement statement = connection.createStatement();
                            ResultSet row = statement.executeQuery(sql)) {
                        row.next();
                        return String.valueOf(row.getString(1));
                    }
                }));
    }

    private String things() {
        return ask("select things from stock_shelf where name = 'a'");
    }

    @Test
    void runsPartAfterPartOnOneNodeAtATime() throws Exception {
        AtomicInteger left = new AtomicInteger(7);
        AtomicBoolean running = new AtomicBoolean();
        AtomicBoolean together = new AtomicBoolean();
        Job job = new Taking(Duration.ofHours(1), () -> {
            together.compareAndSet(false, running.getAndSet(true));
            running.set(false);
            return left.decrementAndGet() > 0;
        });
        start(job);
        start(job);

        await(() -> things().equals("3"));
        await(() -> Long.parseLong(ask("select next_run - last_run from plugin_job")) == 3_600_000);
        assertThat(left).hasValue(0);
        assertThat(together).isFalse();
    }

    @Test
    void leavesNothingOfAPartThatFailedAndTriesAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        start(new Taking(Duration.ofSeconds(1), () -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
            return false;
        }));

        await(() -> ask("select last_error from plugin_job").contains("not yet"));
        await(() -> tries.get() >= 3);
        await(() -> ask("select last_error from plugin_job").equals("null"));
        assertThat(Integer.parseInt(things())).isBetween(10 - (tries.get() - 2), 9);
    }

    @Test
    void saysHowAJobWent() throws Exception {
        AtomicBoolean fails = new AtomicBoolean(true);
        RunningJob job = start(new Taking(Duration.ofHours(1), () -> {
            TimeUnit.MILLISECONDS.sleep(20);
            if (fails.get()) {
                throw new IOException("not\nyet " + "x".repeat(1_000));
            }
            return false;
        }));
        JobDesk desk = desk(job);

        await(() -> desk.runs("stock").path(0).has("error"));
        JsonNode failed = desk.runs("stock").get(0);
        assertThat(failed.path("name").asText()).isEqualTo("taking");
        assertThat(failed.path("error").asText())
                .startsWith("java.io.IOException: not yet xxx")
                .hasSizeLessThan(300);
        assertThat(failed.path("node").asInt()).isEqualTo(7);
        assertThat(failed.path("millis").asLong()).isGreaterThanOrEqualTo(20);
        assertThat(failed.path("nextRun").asLong() - failed.path("lastRun").asLong())
                .isEqualTo(3_600_000);

        fails.set(false);
        assertThat(desk.run("stock", "taking", ADMIN)).isTrue();
        await(() -> !desk.runs("stock").path(0).has("error"));
        assertThat(things()).isEqualTo("9");
        assertThat(audit.latest(10)).singleElement().satisfies(act -> {
            assertThat(act.action()).isEqualTo("plugin.run-job");
            assertThat(act.detail().path("job").asText()).isEqualTo("taking");
            assertThat(act.actor()).isEqualTo(ADMIN);
        });
    }

    @Test
    void keepsNoValuesOfTheDatabasesComplaints() throws Exception {
        start(new Failing("insert into stock_shelf (name, things) values ('a', 4711)"));

        await(() -> !ask("select last_error from plugin_job").equals("null"));
        assertThat(ask("select last_error from plugin_job"))
                .containsPattern("SQLSTATE 23(505|000)")
                .doesNotContain("4711", "'a'");
    }

    private record Failing(String sql) implements Job {
        @Override
        public String name() {
            return "failing";
        }

        @Override
        public Duration every() {
            return Duration.ofHours(1);
        }

        @Override
        public boolean run(Work work) {
            int unused = work.entities().createNativeQuery(sql).executeUpdate();
            return false;
        }
    }

    @Test
    void hurriesNoJobThatRunsOrIsNotHere() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        RunningJob job = start(new Taking(Duration.ofHours(1), () -> {
            inside.countDown();
            go.await();
            return false;
        }));
        inside.await();

        assertThatThrownBy(() -> desk(job).run("stock", "taking", ADMIN)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> desk().run("stock", "taking", ADMIN)).isInstanceOf(Refused.class);
        assertThat(desk(job).run("stock", "nothing", ADMIN)).isFalse();
        assertThat(desk(job).run("nothing", "taking", ADMIN)).isFalse();
        go.countDown();
        assertThat(audit.latest(1)).isEmpty();
    }
}
