package io.hongyan.im.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.api.UserName;
import io.hongyan.im.audit.Act;
import io.hongyan.im.audit.Actor;
import io.hongyan.im.audit.MemoryAudit;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.PluginBook.Wanted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PluginYardTest {
    private static final Actor ADMIN = Actor.of(new AccountId(7), "127.0.0.1");
    private static final UserName CHIEF = new UserName("admin");

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final MemoryAudit audit = new MemoryAudit(Clock.systemUTC());
    private final MemoryPluginBook book = new MemoryPluginBook();

    @TempDir
    Path folder;

    private PluginHost host;

    @BeforeEach
    void open() throws IOException {
        host = start(Optional.empty(), false);
    }

    @AfterEach
    void stop() {
        host.stop();
        timer.shutdownNow();
    }

    private PluginHost start(Optional<Set<String>> allowed, boolean upload) throws IOException {
        HostGround bare = HostGrounds.bare(Locale.ENGLISH, timer);
        PluginSettings settings =
                new PluginSettings(dir(), folder.resolve("tmp"), allowed, Duration.ofSeconds(5), upload);
        PluginHost started = new PluginHost(new HostGround(
                bare.clock(),
                bare.language(),
                bare.threads(),
                bare.timer(),
                bare.services(),
                bare.desk(),
                bare.authenticators(),
                new HostKeeping(7, book, PluginStorage.none(), audit, Optional.of(settings))));
        PluginJar shipped = PluginJar.ofType(folder.resolve("in" + System.nanoTime()), "text", "text", "");
        try (URLClassLoader loader = PluginJar.loader(shipped)) {
            started.start(loader);
        }
        return started;
    }

    private Path dir() {
        return folder.resolve("plugins");
    }

    private byte[] jar(String id, String version) throws IOException {
        Path file = folder.resolve("jar-" + id + version);
        PluginJar.ofType(folder.resolve("of" + id + version), id, id, "")
                .file("META-INF/hongyan/plugin.properties", "id=" + id + "\nversion=" + version + "\napi=1\n")
                .writeTo(file);
        return Files.readAllBytes(file);
    }

    private void drop(String id, String version, String file) throws IOException {
        Files.write(dir().resolve(file), jar(id, version));
        host.rescan(ADMIN);
    }

    private String state(String id) {
        return host.reports()
                .one(id, Locale.ENGLISH)
                .map(report -> report.path("state").asText())
                .orElse("none");
    }

    private static void assertRefused(Code code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(dir())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void removesEveryJarOfAPluginAndNoOther() throws IOException {
        drop("shout", "1.0.0", "a.jar");
        drop("shout", "1.1.0", "b.jar");
        drop("other", "1.0.0", "c.jar");

        assertThat(host.remove("shout", ADMIN)).isTrue();

        assertThat(files()).containsExactly("c.jar");
        assertThat(state("shout")).isEqualTo("stopped");
        assertThat(state("other")).isEqualTo("started");
        Act act = audit.latest(100).stream()
                .filter(each -> each.action().equals("plugin.remove"))
                .findFirst()
                .orElseThrow();
        assertThat(act.actor()).isEqualTo(ADMIN);
        assertThat(act.detail().path("files")).hasSize(2);
        assertThat(host.remove("nothing", ADMIN)).isFalse();
    }

    @Test
    void removesNoPluginOfTheServerButGivesItBack() throws IOException {
        assertRefused(Code.STATE, () -> host.remove("text", ADMIN));
        drop("text", "2.0.0", "text.jar");
        assertThat(host.reports()
                        .one("text", Locale.ENGLISH)
                        .orElseThrow()
                        .path("origin")
                        .asText())
                .isEqualTo("external");

        assertThat(host.remove("text", ADMIN)).isTrue();

        assertThat(host.reports()
                        .one("text", Locale.ENGLISH)
                        .orElseThrow()
                        .path("origin")
                        .asText())
                .isEqualTo("shipped");
    }

    @Test
    void purgesOnlyWhatRestsEverywhere() throws IOException {
        drop("shout", "1.0.0", "a.jar");
        assertRefused(Code.STATE, () -> host.purge("shout", ADMIN));
        assertThat(host.remove("shout", ADMIN)).isTrue();
        book.report(new PluginBook.Report("shout", 8, "1.0.0", PluginState.QUARANTINED, "", "", 5));
        assertRefused(Code.STATE, () -> host.purge("shout", ADMIN));
        book.report(new PluginBook.Report("shout", 8, "1.0.0", PluginState.FAILED, "", "", 5));

        assertThat(host.purge("shout", ADMIN)).isTrue();

        assertThat(state("shout")).isEqualTo("none");
        assertThat(host.purge("shout", ADMIN)).isFalse();
        assertThat(audit.latest(100)).extracting(Act::action).contains("plugin.purge", "plugin.purged");
    }

    @Test
    void wantsAPluginThatIsHereStoppedBeforeItIsPurged() throws IOException {
        drop("shout", "1.0.0", "a.jar");
        Path needy = dir().resolve("needy.jar");
        PluginJar.ofType(folder.resolve("of-needy"), "needy", "needy", "")
                .file("META-INF/hongyan/plugin.properties", "id=needy\nversion=1.0.0\napi=1\nrequires=zebra >=1.0.0\n")
                .writeTo(needy);
        host.rescan(ADMIN);
        assertThat(state("needy")).isEqualTo("failed");
        assertRefused(Code.STATE, () -> host.purge("needy", ADMIN));

        assertThat(host.want("shout", Wanted.STOPPED, ADMIN, CHIEF)).isTrue();
        assertThat(host.purge("shout", ADMIN)).isTrue();

        assertThat(state("shout")).isEqualTo("stopped");
        assertThat(files()).contains("a.jar");
        host.rescan(ADMIN);
        assertThat(state("shout")).isEqualTo("stopped");
    }

    @Test
    void takesNoUploadUnlessItIsSwitchedOn() throws IOException {
        byte[] jar = jar("shout", "1.0.0");

        assertRefused(Code.NOT_ALLOWED, () -> upload(jar));
        assertThat(files()).isEmpty();
    }

    private String upload(byte[] bytes) throws IOException {
        return host.upload(new ByteArrayInputStream(bytes), ADMIN, Locale.CHINESE);
    }

    private void allow(byte[]... jars) throws IOException {
        host.stop();
        Set<String> hashes = new java.util.HashSet<>();
        for (byte[] jar : jars) {
            hashes.add(Hashes.of(new ByteArrayInputStream(jar)));
        }
        host = start(Optional.of(hashes), true);
    }

    @Test
    void takesAllowedJarsAndReplacesThemById() throws IOException {
        byte[] first = jar("shout", "1.0.0");
        byte[] second = jar("shout", "1.1.0");
        byte[] broken = "no jar".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        allow(first, second, broken);

        assertThat(upload(first)).isEqualTo("shout");
        assertThat(state("shout")).isEqualTo("started");
        assertThat(upload(second)).isEqualTo("shout");
        assertThat(host.reports()
                        .one("shout", Locale.ENGLISH)
                        .orElseThrow()
                        .path("version")
                        .asText())
                .isEqualTo("1.1.0");
        assertRefused(Code.NOT_ALLOWED, () -> upload(jar("other", "1.0.0")));
        assertThatThrownBy(() -> upload(broken)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(Code.CONTENT_REFUSED);
            assertThat(String.valueOf(refused.details().get("reason"))).contains("不是可读取的 jar");
        });

        assertThat(files()).containsExactly("shout.jar");
        assertThat(audit.latest(100))
                .filteredOn(act -> act.action().equals("plugin.upload"))
                .extracting(act -> act.detail().path("version").asText())
                .containsExactly("1.1.0", "1.0.0");
        try (Stream<Path> copies = Files.list(folder.resolve("tmp"))) {
            assertThat(copies).hasSize(1);
        }
    }

    @Test
    void takesNoMoreThanTheBound() throws IOException {
        allow();
        InputStream endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                return 0;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                given += length;
                assertThat(given).isLessThan(PluginYard.LARGEST + (1L << 20));
                return length;
            }
        };

        assertRefused(Code.TOO_LARGE, () -> host.upload(endless, ADMIN, Locale.ENGLISH));
        assertThat(files()).isEmpty();
    }
}
