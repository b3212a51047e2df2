package io.hongyan.im.plugin;

import static io.hongyan.im.plugin.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.account.OtherPasswords.Answer;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.Moving.Hold;
import io.hongyan.im.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that is replaced or stopped while it is at work: nothing is cut and nothing is lost. */
@Timeout(60)
@SuppressWarnings("NullAway.Init")
abstract class MovesContract {
    private TestDatabase database;
    private MovesBench bench;

    @TempDir
    Path folder;

    abstract TestDatabase open();

    /** Whether a migration that fails leaves nothing. */
    abstract boolean rollsMigrationsBack();

    @BeforeEach
    void start() throws IOException {
        database = open();
        bench = new MovesBench(database, folder);
        bench.run(jar("1.0.0"));
    }

    @AfterEach
    void close() throws SQLException {
        bench.close();
        database.close();
    }

    private PluginJar jar(String version) {
        return Moving.jar(bench.sources(), version);
    }

    private PluginJar second() {
        return jar("2.0.0").file("db/migration/moving/V2__more.sql", "create table moving_more (a integer)");
    }

    private static void assertRefused(Code code, CompletableFuture<?> call) {
        assertThatThrownBy(call::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void aCommandIsEndedByTheOldOneAndTheNextIsAnsweredByTheNew() throws Exception {
        try (Hold hold = new Hold("first")) {
            CompletableFuture<String> first = bench.note("first");
            hold.awaitBegun();
            CompletableFuture<Boolean> replaced = bench.replaceBy(second());
            CompletableFuture<String> next = bench.note("second");

            assertThat(next).isNotDone();
            assertThat(bench.report().path("version").asText()).isEqualTo("1.0.0");
            hold.letGo();
            assertThat(first.join()).isEqualTo("1.0.0");
            assertThat(next.join()).isEqualTo("2.0.0");
            replaced.join();
        }
        assertThat(bench.done()).containsExactly("1.0.0 first", "2.0.0 second");
    }

    @Test
    void aListenerHearsEachMessageOnceFromTheOldOneOrTheNew() throws Exception {
        try (Hold hold = new Hold("first")) {
            bench.say("first");
            hold.awaitBegun();
            CompletableFuture<Boolean> replaced = bench.replaceBy(second());
            bench.say("second");

            assertThat(bench.report().path("version").asText()).isEqualTo("1.0.0");
            hold.letGo();
            replaced.join();
        }
        await(() -> bench.ask("select listener from plugin_notice").isEmpty());
        assertThat(bench.done()).containsExactly("1.0.0 first", "2.0.0 second");
    }

    @Test
    void whatAListenerIsStillToHearOutlivesANewOneWithoutItThatNeverStarts() throws Exception {
        bench.runBeside(Moving.other(bench.sources()));
        try (Hold hold = new Hold("first")) {
            bench.say("first");
            hold.awaitBegun();
            CompletableFuture<Boolean> replaced = bench.replaceBy(Moving.clashing(bench.sources(), "2.0.0"));
            bench.say("second");
            hold.letGo();
            replaced.join();
        }
        assertThat(bench.report().path("problem").asText()).contains("moving-other");
        await(() -> bench.ask("select listener from plugin_notice").isEmpty());
        assertThat(bench.done()).containsExactly("1.0.0 first", "1.0.0 second");
    }

    @Test
    void aJobEndsItsPartAndTheNewOneGoesOn() throws Exception {
        try (Hold hold = new Hold("tick")) {
            hold.awaitBegun();
            CompletableFuture<Boolean> replaced = bench.replaceBy(second());

            assertThat(bench.ticks()).isEmpty();
            assertThat(bench.report().path("version").asText()).isEqualTo("1.0.0");
            hold.letGo();
            replaced.join();
            assertThat(bench.ticks()).contains("1.0.0 tick");
        }
        await(() -> bench.ticks().equals(List.of("1.0.0 tick", "2.0.0 tick")));
        assertThat(bench.ask("select last_error from plugin_job")).containsOnlyNulls();
    }

    @Test
    void aLoginIsAnsweredByTheOldOneAndTheNextByTheNew() throws Exception {
        try (Hold hold = new Hold("anna")) {
            CompletableFuture<Answer> first = bench.logIn("anna");
            hold.awaitBegun();
            CompletableFuture<Boolean> replaced = bench.replaceBy(second());
            CompletableFuture<Answer> next = bench.logIn("bert");

            assertThat(next).isNotDone();
            assertThat(bench.report().path("version").asText()).isEqualTo("1.0.0");
            hold.letGo();
            assertThat(first.join().name()).contains("1.0.0");
            assertThat(next.join().name()).contains("2.0.0");
            replaced.join();
        }
    }

    @Test
    void stoppingLetsACommandEndAndRefusesTheNext() throws Exception {
        CompletableFuture<Boolean> stopped;
        try (Hold hold = new Hold("first")) {
            CompletableFuture<String> first = bench.note("first");
            hold.awaitBegun();
            stopped = bench.stop();

            assertThat(bench.host.commands().find("moving.note")).isEmpty();
            assertThat(bench.logIn("bert").join().name()).isEmpty();
            assertThat(first).isNotDone();
            assertThat(bench.report().path("state").asText()).isEqualTo("started");
            hold.letGo();
            assertThat(first.join()).isEqualTo("1.0.0");
        }
        stopped.join();
        assertThat(bench.report().path("state").asText()).isEqualTo("stopped");
        assertThat(bench.done()).containsExactly("1.0.0 first");
    }

    @Test
    void aServerThatStopsLetsACommandEnd() throws Exception {
        try (Hold hold = new Hold("first")) {
            CompletableFuture<String> first = bench.note("first");
            hold.awaitBegun();
            CompletableFuture<Boolean> stopped = bench.stopServer();

            hold.letGo();
            assertThat(first.join()).isEqualTo("1.0.0");
            stopped.join();
        }
        assertThat(bench.done()).containsExactly("1.0.0 first");
    }

    @Test
    void whoWaitedForANewOneThatNeverCameIsToldSo() throws Exception {
        try (Hold hold = new Hold("first")) {
            CompletableFuture<String> first = bench.note("first");
            hold.awaitBegun();
            CompletableFuture<Boolean> replaced =
                    bench.replaceBy(second().file("db/migration/moving/V3__broken.sql", "create tabel moving_odd"));
            CompletableFuture<String> next = bench.note("second");
            CompletableFuture<Answer> login = bench.logIn("bert");

            assertThat(next).isNotDone();
            hold.letGo();
            assertThat(first.join()).isEqualTo("1.0.0");
            assertRefused(Code.UNKNOWN_COMMAND, next);
            assertThat(login.join()).isEqualTo(new Answer(Optional.empty(), true, true));
            replaced.join();
        }
        assertThat(bench.done()).containsExactly("1.0.0 first");
    }

    @Test
    void whoWaitedForANewOneThatFailedIsAnsweredByTheOldOneAgain() throws Exception {
        try (Hold hold = new Hold("first")) {
            CompletableFuture<String> first = bench.note("first");
            hold.awaitBegun();
            CompletableFuture<Boolean> replaced = bench.replaceBy(
                    Moving.jar(bench.sources(), "2.0.0", "if (true) throw new IllegalStateException(\"odd\");"));
            CompletableFuture<String> next = bench.note("second");

            assertThat(next).isNotDone();
            hold.letGo();
            assertThat(first.join()).isEqualTo("1.0.0");
            assertThat(next.join()).isEqualTo("1.0.0");
            replaced.join();
        }
        assertThat(bench.done()).containsExactly("1.0.0 first", "1.0.0 second");
    }

    @Test
    void theOldOneStaysAwayOnceAMigrationOfTheNewOneRan() throws Exception {
        bench.run(second().file("db/migration/moving/V3__broken.sql", "create tabel moving_odd"));

        assertThat(bench.report().path("state").asText()).isEqualTo("failed");
        assertThat(bench.report().path("version").asText()).isEqualTo("2.0.0");
        assertThat(bench.report().path("reason").asText()).contains("migrations failed");
        assertThat(bench.ask("select a from moving_more")).isEmpty();
        assertThat(bench.host.commands().find("moving.note")).isEmpty();

        bench.run(jar("2.0.1")
                .file("db/migration/moving/V2__more.sql", "create table moving_more (a integer)")
                .file("db/migration/moving/V3__broken.sql", "create table moving_odd (a integer)"));
        assertThat(bench.note("again").join()).isEqualTo("2.0.1");
    }

    @Test
    void theOldOneStartsAgainIfTheDatabaseLeftNothingOfTheMigrationThatFailed() throws Exception {
        bench.run(jar("2.0.0").file("db/migration/moving/V2__broken.sql", "create tabel moving_odd"));

        assertThat(bench.report().path("state").asText()).isEqualTo(rollsMigrationsBack() ? "started" : "failed");
        assertThat(bench.report().path("version").asText()).isEqualTo(rollsMigrationsBack() ? "1.0.0" : "2.0.0");
        assertThat(bench.host.commands().find("moving.note").isPresent()).isEqualTo(rollsMigrationsBack());
    }

    @Test
    void theOldOneStaysAwayWhenTheNewOneFailsAfterItsMigrations() throws Exception {
        bench.run(Moving.jar(bench.sources(), "2.0.0", "if (true) throw new IllegalStateException(\"odd\");")
                .file("db/migration/moving/V2__more.sql", "create table moving_more (a integer)"));

        assertThat(bench.report().path("state").asText()).isEqualTo("failed");
        assertThat(bench.report().path("version").asText()).isEqualTo("2.0.0");
        assertThat(bench.ask("select a from moving_more")).isEmpty();
        assertThat(bench.host.commands().find("moving.note")).isEmpty();
    }

    @Test
    void theOldOneStartsAgainWhenTheNewOneFailsWithoutMigrations() throws Exception {
        bench.run(Moving.jar(bench.sources(), "2.0.0", "if (true) throw new IllegalStateException(\"odd\");"));

        assertThat(bench.report().path("state").asText()).isEqualTo("started");
        assertThat(bench.report().path("version").asText()).isEqualTo("1.0.0");
        assertThat(bench.report().path("problem").asText()).contains("odd");
        assertThat(bench.note("still").join()).isEqualTo("1.0.0");
        await(() -> bench.ticks().equals(List.of("1.0.0 tick")));
    }
}
