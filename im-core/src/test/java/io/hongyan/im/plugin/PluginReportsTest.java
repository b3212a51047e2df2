package io.hongyan.im.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hongyan.im.api.UserName;
import io.hongyan.im.audit.Actor;
import io.hongyan.im.audit.MemoryAudit;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Json;
import io.hongyan.im.plugin.PluginBook.Wanted;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PluginReportsTest {
    private static final Actor ADMIN = Actor.of(new AccountId(7), "127.0.0.1");
    private static final UserName CHIEF = new UserName("admin");

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final MemoryPluginBook book = new MemoryPluginBook();
    private final List<PluginHost> hosts = new ArrayList<>();

    @TempDir
    Path folder;

    private PluginHost host;

    @BeforeEach
    void open() throws IOException {
        host = start();
    }

    /** A server with the plugin {@code shout} in its WAR. */
    private PluginHost start() throws IOException {
        HostGround bare = HostGrounds.bare(Locale.ENGLISH, timer);
        PluginHost started = new PluginHost(new HostGround(
                bare.clock(),
                bare.language(),
                bare.threads(),
                bare.timer(),
                bare.services(),
                bare.desk(),
                bare.authenticators(),
                new HostKeeping(7, book, PluginStorage.none(), new MemoryAudit(Clock.systemUTC()), Optional.empty())));
        hosts.add(started);
        String failing = "public void check(Words words, Draft draft) { if (words.text().isEmpty()) { throw new"
                + " IllegalStateException(); } }";
        try (URLClassLoader loader =
                PluginJar.loader(PluginJar.ofType(folder.resolve("jars" + hosts.size()), "shout", "shout", failing))) {
            started.start(loader);
        }
        return started;
    }

    @AfterEach
    void close() {
        hosts.forEach(PluginHost::stop);
        timer.shutdownNow();
    }

    private JsonNode report(String id, Locale language) {
        return host.reports().one(id, language).orElseThrow();
    }

    private void send(String text) {
        try (Lease lease = host.lease(TextNode.valueOf("shout")).join()) {
            lease.type()
                    .prepare(Json.map().put("text", text), new PluginLifeTest.Note("shout"))
                    .exceptionally(failed -> null)
                    .join();
        }
    }

    @Test
    void countsCallsByNameInOneAndInSumInAll() {
        send("hi");
        send("");

        JsonNode calls = report("shout", Locale.ENGLISH).at("/figures/calls");
        JsonNode sums = host.reports().all(Locale.ENGLISH).at("/items/0/figures");
        assertThat(calls.isObject()).isTrue();
        long errors = 0;
        for (JsonNode call : calls) {
            errors += call.path("errors").asLong();
            assertThat(call.path("p99").asLong())
                    .isGreaterThanOrEqualTo(call.path("p50").asLong());
        }
        assertThat(errors).isEqualTo(1);
        assertThat(sums.path("errors").asLong()).isEqualTo(1);
        assertThat(sums.path("calls").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(sums.path("p99").asLong()).isPositive();
        assertThat(sums.path("circuit").asText()).isEqualTo("closed");
    }

    @Test
    void listsPluginsThatOnlyRowsSpeakOf() {
        book.started("ghost", "1.2.3");
        book.report(new PluginBook.Report("spirit", 8, "1.0.0", PluginState.STARTED, "", "", 5));

        assertThat(host.reports().all(Locale.ENGLISH).path("items"))
                .extracting(item -> item.path("id").asText())
                .containsExactly("ghost", "shout", "spirit");
        JsonNode ghost = report("ghost", Locale.CHINESE);
        assertThat(ghost.path("version").asText()).isEqualTo("1.2.3");
        assertThat(ghost.path("state").asText()).isEqualTo("stopped");
        assertThat(ghost.path("wanted").asText()).isEqualTo("started");
        assertThat(ghost.path("reason").asText()).isEqualTo("它的 jar 已被移走");
        assertThat(report("spirit", Locale.ENGLISH).at("/nodes/0/state").asText())
                .isEqualTo("started");
        assertThat(host.reports().one("nothing", Locale.ENGLISH)).isEmpty();
    }

    @Test
    void remembersOverARestartWhyAPluginIsUnderQuarantine() throws IOException {
        assertThat(host.want("shout", Wanted.QUARANTINED, ADMIN, CHIEF)).isTrue();
        host.stop();

        host = start();

        assertThat(report("shout", Locale.ENGLISH).path("state").asText()).isEqualTo("quarantined");
        assertThat(report("shout", Locale.ENGLISH).path("reason").asText()).isEqualTo("quarantined by admin");
        assertThat(report("shout", Locale.CHINESE).path("reason").asText()).isEqualTo("由 admin 隔离");
        assertThat(host.want("shout", Wanted.STARTED, ADMIN, CHIEF)).isTrue();
        assertThat(report("shout", Locale.ENGLISH).path("state").asText()).isEqualTo("started");
        assertThat(report("shout", Locale.ENGLISH).has("reason")).isFalse();
    }

    @Test
    void tellsOnAnotherNodeAndAfterARestartWhoStoppedAPlugin() throws IOException {
        PluginHost other = start();
        assertThat(other.want("shout", Wanted.STOPPED, ADMIN, CHIEF)).isTrue();
        host.poll();
        assertThat(report("shout", Locale.ENGLISH).path("reason").asText()).isEqualTo("stopped by admin");

        host = start();

        assertThat(report("shout", Locale.ENGLISH).path("state").asText()).isEqualTo("stopped");
        assertThat(report("shout", Locale.ENGLISH).path("wanted").asText()).isEqualTo("stopped");
        assertThat(report("shout", Locale.CHINESE).path("reason").asText()).isEqualTo("由 admin 停止");
    }

    @Test
    void hasEveryReasonInBothLanguages() {
        ResourceBundle english = ResourceBundle.getBundle("io.hongyan.im.plugin.reasons", Locale.ROOT);
        ResourceBundle chinese = ResourceBundle.getBundle("io.hongyan.im.plugin.reasons", Locale.CHINESE);
        assertThat(chinese.getLocale().getLanguage()).isEqualTo("zh");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        for (String key : english.keySet()) {
            for (int i = 0; i < 4; i++) {
                String argument = "{" + i + "}";
                assertThat(chinese.getString(key).contains(argument))
                        .as(key + " " + argument)
                        .isEqualTo(english.getString(key).contains(argument));
            }
            assertThat(chinese.getString(key))
                    .as(key)
                    .isNotEqualTo(english.getString(key))
                    .containsPattern("\\p{IsHan}");
        }
    }
}
