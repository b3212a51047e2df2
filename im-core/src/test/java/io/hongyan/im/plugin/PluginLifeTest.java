package io.hongyan.im.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hongyan.im.api.Blob;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.Kind;
import io.hongyan.im.api.UserName;
import io.hongyan.im.audit.Act;
import io.hongyan.im.audit.Actor;
import io.hongyan.im.audit.MemoryAudit;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.PluginBook.Wanted;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PluginLifeTest {
    private static final String DESCRIPTOR = "META-INF/hongyan/plugin.properties";
    private static final Actor ADMIN = Actor.of(new AccountId(7), "127.0.0.1");
    private static final UserName CHIEF = new UserName("admin");

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final MemoryAudit audit = new MemoryAudit(Clock.systemUTC());
    private final MemoryPluginBook book = new MemoryPluginBook();

    @TempDir
    Path folder;

    private PluginHost host;

    @BeforeEach
    void open() {
        host = host(Optional.empty());
    }

    private PluginHost host(Optional<Set<String>> allowed) {
        HostGround bare = HostGrounds.bare(Locale.ENGLISH, timer);
        PluginSettings settings =
                new PluginSettings(dir(), folder.resolve("tmp"), allowed, Duration.ofSeconds(5), false);
        return new PluginHost(new HostGround(
                bare.clock(),
                bare.language(),
                bare.threads(),
                bare.timer(),
                bare.services(),
                bare.desk(),
                bare.authenticators(),
                new HostKeeping(7, book, PluginStorage.none(), audit, Optional.of(settings))));
    }

    @AfterEach
    void stop() {
        host.stop();
        timer.shutdownNow();
    }

    private Path dir() {
        return folder.resolve("plugins");
    }

    private PluginJar jar(String id, String version, String body) {
        return PluginJar.ofType(folder.resolve(id + version), id, id, body)
                .file(DESCRIPTOR, "id=" + id + "\nversion=" + version + "\napi=1\ninline=true\n");
    }

    private void drop(PluginJar jar, String file) throws IOException {
        Files.createDirectories(dir());
        Path part = dir().resolve(file + ".part");
        jar.writeTo(part);
        Files.move(part, dir().resolve(file), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private void startEmpty() throws IOException {
        start();
    }

    private void start(PluginJar... shipped) throws IOException {
        try (URLClassLoader loader = PluginJar.loader(shipped)) {
            host.start(loader);
        }
    }

    private List<String> types() {
        return host.types().all().stream().map(RegisteredType::name).toList();
    }

    private JsonNode report(String id) {
        return host.reports().one(id, Locale.ENGLISH).orElseThrow();
    }

    private String send(String media, String text) {
        try (Lease lease = host.lease(TextNode.valueOf(media)).join()) {
            return lease.type()
                    .prepare(Json.map().put("text", text), new Note(media))
                    .join()
                    .plainText();
        }
    }

    private static String shouting(String mark) {
        return "public Words prepare(Words words, Draft draft) { return new Words(words.text() + \"" + mark + "\"); }";
    }

    @Test
    void takesAJarThatStoodStillForTwoLooks() throws IOException {
        startEmpty();
        drop(jar("shout", "1.0.0", ""), "shout.jar");

        host.poll();
        assertThat(types()).isEmpty();
        host.poll();

        assertThat(types()).containsExactly("shout");
        assertThat(send("shout", "hi")).isEqualTo("hi");
        assertThat(report("shout").path("state").asText()).isEqualTo("started");
        assertThat(report("shout").path("origin").asText()).isEqualTo("external");
        assertThat(report("shout").path("nodes").path(0).path("node").asInt()).isEqualTo(7);
    }

    @Test
    void runsAnExternalJarOnThreadsOfItsOwnWhateverItClaims() throws IOException {
        startEmpty();
        drop(jar("shout", "1.0.0", shouting(" \" + Thread.currentThread().getId() + \"")), "shout.jar");
        host.rescan(ADMIN);

        assertThat(send("shout", "hi"))
                .isNotEqualTo("hi " + Thread.currentThread().getId());
    }

    @Test
    void givesNumbersFromAThousandAndRefusesOurs() throws IOException {
        startEmpty();
        drop(jar("ours", "1.0.0", "public OptionalInt number() { return OptionalInt.of(7); }"), "ours.jar");
        drop(jar("theirs", "1.0.0", ""), "theirs.jar");
        host.rescan(ADMIN);

        assertThat(report("theirs").path("mediaTypes").path(0).path("number").asInt())
                .isEqualTo(1_000);
        assertThat(report("ours").path("reason").asText()).contains("number 7", "1 to 99");
    }

    @Test
    void wantsNamesOfStrangersToBeginWithTheirId() throws IOException {
        startEmpty();
        drop(PluginJar.ofType(folder.resolve("other"), "other", "text", ""), "other.jar");
        host.rescan(ADMIN);

        assertThat(types()).isEmpty();
        assertThat(report("other").path("reason").asText()).contains("text", "must begin with the plugin's id");
    }

    @Test
    void hidesTheServersOwnClassesAndResources() throws IOException {
        String look = "public String plainText(Words words, Texts texts, int unused) { return null; }"
                + "public void check(Words words, Draft draft) throws ContentRefused {"
                + " try { Class.forName(words.text()); } catch (ClassNotFoundException hidden) {"
                + " throw new ContentRefused(\"text\", \"hidden\"); } }";
        startEmpty();
        drop(jar("spy", "1.0.0", look), "spy.jar");
        host.rescan(ADMIN);

        for (String hidden : List.of(
                "io.hongyan.im.plugin.PluginHost", "com.fasterxml.jackson.databind.ObjectMapper", "org.h2.Driver")) {
            assertThatThrownBy(() -> send("spy", hidden))
                    .cause()
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.CONTENT_REFUSED));
        }
        for (String shown : List.of("io.hongyan.im.api.Plugin", "jakarta.persistence.Entity", "java.sql.Driver")) {
            assertThat(send("spy", shown)).isEqualTo(shown);
        }
    }

    @Test
    void replacesARunningPluginAndKeepsItWhenTheNewJarIsBroken() throws IOException {
        startEmpty();
        drop(jar("shout", "1.0.0", shouting("!")), "shout.jar");
        host.rescan(ADMIN);
        assertThat(send("shout", "hi")).isEqualTo("hi!");

        drop(jar("shout", "2.0.0", shouting("!!")), "shout.jar");
        host.rescan(ADMIN);
        assertThat(send("shout", "hi")).isEqualTo("hi!!");
        assertThat(report("shout").path("version").asText()).isEqualTo("2.0.0");

        Files.writeString(dir().resolve("shout.jar"), "no jar");
        host.rescan(ADMIN);
        assertThat(send("shout", "hi")).isEqualTo("hi!!");
        assertThat(report("shout").path("problem").asText()).contains("no jar");

        drop(jar("shout", "3.0.0", "static { if (true) throw new IllegalStateException(\"third\"); }"), "shout.jar");
        host.rescan(ADMIN);
        assertThat(send("shout", "hi")).isEqualTo("hi!!");
        assertThat(report("shout").path("version").asText()).isEqualTo("2.0.0");
        assertThat(report("shout").has("problem")).isTrue();
    }

    @Test
    void holdsNewMessagesUntilTheOldOnesAreDone() throws Exception {
        startEmpty();
        drop(jar("shout", "1.0.0", shouting("!")), "shout.jar");
        host.rescan(ADMIN);
        Lease old = host.lease(TextNode.valueOf("shout")).join();
        drop(jar("shout", "2.0.0", shouting("!!")), "shout.jar");

        Thread replacing = new Thread(() -> host.rescan(ADMIN));
        replacing.start();
        CompletableFuture<Lease> waiting = held("shout");
        assertThat(old.type()
                        .prepare(Json.map().put("text", "hi"), new Note("shout"))
                        .join()
                        .plainText())
                .isEqualTo("hi!");
        assertThat(waiting).isNotDone();
        old.close();

        try (Lease lease = waiting.join()) {
            assertThat(lease.type().plugin().version()).isEqualTo("2.0.0");
        }
        replacing.join();
    }

    /** A lease that was asked for while the plugin is being replaced. */
    private CompletableFuture<Lease> held(String media) {
        while (true) {
            CompletableFuture<Lease> lease = host.lease(TextNode.valueOf(media));
            if (!lease.isDone()) {
                return lease;
            }
            lease.join().close();
            Thread.onSpinWait();
        }
    }

    @Test
    void doesNotHoldMessagesForLong() throws Exception {
        startEmpty();
        drop(jar("shout", "1.0.0", ""), "shout.jar");
        host.rescan(ADMIN);
        Lease stuck = host.lease(TextNode.valueOf("shout")).join();
        drop(jar("shout", "2.0.0", ""), "shout.jar");
        Thread replacing = new Thread(() -> host.rescan(ADMIN));
        replacing.start();

        CompletableFuture<Lease> waiting = held("shout");

        assertThatThrownBy(waiting::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.OVERLOADED));
        stuck.close();
        replacing.join();
        assertThat(report("shout").path("version").asText()).isEqualTo("2.0.0");
    }

    @Test
    void replacesAShippedPluginByANewerJarOnlyAndGivesItBack() throws IOException {
        PluginJar shipped = PluginJar.ofType(folder.resolve("in"), "text", "text", shouting(" shipped"))
                .file(DESCRIPTOR, "id=text\nversion=1.1.0\napi=1\n");
        start(shipped);
        drop(jar("text", "1.0.0", shouting(" old")), "text.jar");
        host.rescan(ADMIN);
        assertThat(send("text", "hi")).isEqualTo("hi shipped");
        assertThat(report("text").path("problem").asText()).contains("1.1.0", "1.0.0");

        drop(jar("text", "1.2.0", shouting(" new")), "text.jar");
        host.rescan(ADMIN);
        assertThat(send("text", "hi")).isEqualTo("hi new");

        Files.delete(dir().resolve("text.jar"));
        host.rescan(ADMIN);
        assertThat(send("text", "hi")).isEqualTo("hi shipped");
        assertThat(report("text").path("origin").asText()).isEqualTo("shipped");
    }

    @Test
    void startsWhatAnotherNeedsFirstAndStopsWhatLacksIt() throws IOException {
        startEmpty();
        drop(jar("zebra", "1.5.0", ""), "zebra.jar");
        drop(
                jar("ape", "1.0.0", "").file(DESCRIPTOR, "id=ape\nversion=1.0.0\napi=1\nrequires=zebra >=1.0.0 <2.0.0"),
                "ape.jar");
        host.rescan(ADMIN);
        assertThat(types()).containsExactly("ape", "zebra");

        host.want("zebra", Wanted.STOPPED, ADMIN, CHIEF);
        assertThat(types()).isEmpty();
        assertThat(report("ape").path("reason").asText()).contains("needs plugin zebra");

        host.want("zebra", Wanted.STARTED, ADMIN, CHIEF);
        assertThat(types()).containsExactly("ape", "zebra");
        drop(jar("zebra", "2.0.0", ""), "zebra.jar");
        host.rescan(ADMIN);
        assertThat(types()).containsExactly("zebra");
        assertThat(report("ape").path("reason").asText()).contains("zebra", "2.0.0 runs");
    }

    @Test
    void runsOnlyJarsThatAreAllowed() throws IOException {
        drop(jar("shout", "1.0.0", "static { System.setProperty(\"hongyan.test.loaded\", \"yes\"); }"), "shout.jar");
        host = host(Optional.of(Set.of("0".repeat(64))));
        startEmpty();

        assertThat(types()).isEmpty();
        assertThat(host.failures()).singleElement().asString().contains("shout.jar", "im.plugins.allow");
        assertThat(System.getProperty("hongyan.test.loaded")).isNull();
    }

    @Test
    void refusesAPersistenceUnit() throws IOException {
        startEmpty();
        drop(jar("shout", "1.0.0", "").file("META-INF/persistence.xml", "<persistence/>"), "shout.jar");
        host.rescan(ADMIN);

        assertThat(host.failures()).singleElement().asString().contains("persistence.xml", "Plugin.entities");
    }

    @Test
    void quarantinesAndReleases() throws IOException {
        startEmpty();
        drop(jar("shout", "1.0.0", ""), "shout.jar");
        host.rescan(ADMIN);

        host.want("shout", Wanted.QUARANTINED, ADMIN, CHIEF);
        assertThatThrownBy(() -> send("shout", "hi"))
                .cause()
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.OVERLOADED));
        assertThat(report("shout").path("state").asText()).isEqualTo("quarantined");

        host.want("shout", Wanted.STARTED, ADMIN, CHIEF);
        assertThat(send("shout", "hi")).isEqualTo("hi");
    }

    @Test
    void writesDownEachStateAndWhoWantedIt() throws IOException {
        startEmpty();
        drop(jar("shout", "1.0.0", ""), "shout.jar");
        host.rescan(ADMIN);
        host.want("shout", Wanted.STOPPED, ADMIN, CHIEF);

        List<Act> acts = audit.latest(100);
        assertThat(acts).extracting(Act::action).contains("plugin.rescan", "plugin.want");
        assertThat(acts.stream().filter(act -> act.action().equals("plugin.state")))
                .extracting(act -> act.detail().path("to").asText())
                .containsExactly("stopped", "started", "migrated", "verified", "found");
        assertThat(acts).allSatisfy(act -> assertThat(act.actor()).isEqualTo(ADMIN));
        assertThatThrownBy(() -> host.types().require(TextNode.valueOf("shout")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.UNKNOWN_MEDIA_TYPE));
    }

    @Test
    void servesThePageModulesOfTheRunningJarAlone() throws IOException {
        startEmpty();
        PluginJar first = jar("shout", "1.0.0", "")
                .file(DESCRIPTOR, "id=shout\nversion=1.0.0\napi=1\nui.shout=shout.js Message Composer\n")
                .file("META-INF/hongyan/shout/ui/shout.js", "export class Message {}");
        drop(first, "shout.jar");
        host.rescan(ADMIN);

        JsonNode ui = host.types().require(TextNode.valueOf("shout")).ui().orElseThrow();
        String hash = report("shout").path("sha256").asText().substring(0, 12);
        assertThat(ui.path("module").asText()).isEqualTo("plugins/shout/" + hash + "/shout.js");
        assertThat(ui.path("elements")).extracting(JsonNode::asText).containsExactly("Message", "Composer");
        assertThat(host.page("shout", hash, "shout.js"))
                .hasValueSatisfying(bytes -> assertThat(new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
                        .contains("class Message"));
        assertThat(host.page("shout", "0".repeat(12), "shout.js")).isEmpty();
        assertThat(host.page("shout", hash, "other.js")).isEmpty();
        assertThat(host.page("none", hash, "shout.js")).isEmpty();

        host.want("shout", Wanted.STOPPED, ADMIN, CHIEF);
        assertThat(host.page("shout", hash, "shout.js")).isEmpty();
    }

    @Test
    void failsWithoutThePageModuleThatItNames() throws IOException {
        startEmpty();
        drop(
                jar("shout", "1.0.0", "")
                        .file(DESCRIPTOR, "id=shout\nversion=1.0.0\napi=1\nui.shout=shout.js Message\n"),
                "shout.jar");
        host.rescan(ADMIN);

        assertThat(report("shout").path("reason").asText()).contains("META-INF/hongyan/shout/ui/shout.js is missing");
    }

    @Test
    void leavesNothingOfAPluginBehind() throws Exception {
        startEmpty();
        String check = "public void check(Words words, Draft draft) throws ContentRefused {"
                + " if (words.text().isEmpty()) { throw new ContentRefused(\"text\", \"empty\"); } }";
        drop(jar("shout", "1.0.0", check), "shout.jar");
        drop(
                PluginJar.ofFilter(
                        folder.resolve("calm1"),
                        "calm",
                        1,
                        "return new Verdict.Change(Map.of(\"text\", content.plainText() + \".\"));"),
                "calm.jar");
        host.rescan(ADMIN);
        WeakReference<ClassLoader> shout = used("shout");
        Files.delete(dir().resolve("shout.jar"));
        Files.delete(dir().resolve("calm.jar"));

        host.rescan(ADMIN);

        assertThat(types()).isEmpty();
        assertThat(host.filters()).isEmpty();
        assertThat(report("shout").path("reason").asText()).contains("taken away");
        while (shout.get() != null || report("calm").path("uncollected").asInt() > 0) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(report("shout").path("uncollected").asInt()).isZero();
        assertThat(report("shout").path("leaked").asBoolean()).isFalse();
        try (Stream<Path> copies = Files.list(folder.resolve("tmp"))) {
            assertThat(copies).isEmpty();
        }
    }

    /** Reads, validates, describes and filters a message, and has one refused. */
    private WeakReference<ClassLoader> used(String media) throws ClassNotFoundException {
        RegisteredType type = host.types().require(TextNode.valueOf(media));
        assertThat(type.schema().path("properties").has("text")).isTrue();
        assertThatThrownBy(() -> send(media, "")).isInstanceOf(CompletionException.class);
        try (Lease lease = host.lease(TextNode.valueOf(media)).join()) {
            Note note = new Note(media);
            String text = lease.type()
                    .prepare(Json.map().put("text", "hi"), note)
                    .thenCompose(sent -> lease.filters().get(0).apply(lease.type(), note, sent))
                    .join()
                    .plainText();
            assertThat(text).isEqualTo("hi.");
        }
        return host.slots().stream()
                .filter(slot -> slot.id().equals(media))
                .findFirst()
                .flatMap(Slot::running)
                .map(running -> new WeakReference<>(running.loaded().loader()))
                .orElseThrow();
    }

    record Note(String media) implements Draft {
        @Override
        public UserName sender() {
            return new UserName("alice");
        }

        @Override
        public String to() {
            return "bob";
        }

        @Override
        public Kind kind() {
            return Kind.DIRECT;
        }

        @Override
        public Blob blob(BlobId id) {
            throw new IllegalArgumentException("the content holds no such blob");
        }
    }
}
