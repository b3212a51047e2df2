package io.hongyan.im.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.api.Plugin;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Reply;
import io.hongyan.im.conformance.client.Rest;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.live.rows.RowsPlugin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;

/** A jar with tables, replaced and taken out of the folder of a running WildFly while its command runs. */
class PluginRowsIT extends LiveJar {
    private static final int UNKNOWN_COMMAND = 40003;

    @Override
    String id() {
        return "rows";
    }

    private static JavaArchive jar(String version) {
        return ShrinkWrap.create(JavaArchive.class, "rows.jar")
                .addPackage(RowsPlugin.class.getPackage())
                .addAsDirectory("db/migration/rows")
                .addAsResource(
                        new StringAsset("create table rows_shelf (name varchar(255) not null primary key)"),
                        "db/migration/rows/V1__shelf.sql")
                .addAsResource(
                        new StringAsset("create table rows_thing (name varchar(255) not null primary key,"
                                + " shelf varchar(255) not null references rows_shelf)"),
                        "db/migration/rows/V2__thing.sql")
                .addAsResource(
                        new StringAsset("id=rows\nversion=" + version + "\napi=1\n"),
                        "META-INF/hongyan/plugin.properties")
                .addAsResource(
                        new StringAsset("version=" + version + "\n"), "META-INF/hongyan/rows/messages_en.properties")
                .addAsResource(
                        new StringAsset(RowsPlugin.class.getName() + "\n"),
                        "META-INF/services/" + Plugin.class.getName());
    }

    private static JavaArchive second(String version) {
        return jar(version)
                .addAsResource(new StringAsset("create table rows_more (a integer)"), "db/migration/rows/V3__more.sql");
    }

    private static Packet put(Session person, String thing) {
        return person.set("rows.put", "shelf", "a", "thing", thing);
    }

    private static void assertLies(JsonNode answer, String version, int things) {
        assertThat(answer.path("version").asText()).isEqualTo(version);
        assertThat(answer.path("shelf").asText()).isEqualTo("a");
        assertThat(answer.path("things").asInt()).isEqualTo(things);
        assertThat(answer.path("lazy").asBoolean()).isTrue();
    }

    private static CompletableFuture<Reply> rescan(Rest admin) {
        return CompletableFuture.supplyAsync(() -> admin.post("plugins/rescan", Json.map()));
    }

    @Test
    void isReplacedAndGoesWithoutCuttingACommand() throws Exception {
        Rest admin = administrator();
        Session alice = stage().online();
        Session bob = stage().online();
        drop(jar("1.0.0"));
        admin.post("plugins/rescan", Json.map()).ok();
        assertLies(put(alice, "first").ok(), "1.0.0", 1);

        int things = 2 + replace(admin, alice, bob);
        takeAway(admin, alice, bob);
        things++;

        until(() -> admin.get("plugins/rows").ok().path("uncollected").asInt() == 0);
        assertThat(admin.get("plugins/rows").ok().path("leaked").asBoolean()).isFalse();
        drop(second("3.0.0"));
        admin.post("plugins/rescan", Json.map()).ok();
        assertLies(put(bob, "last").ok(), "3.0.0", things + 1);
    }

    /** How many things were put meanwhile by one who never stopped. */
    private int replace(Rest admin, Session alice, Session bob) throws Exception {
        Path hold = inFolder("replaced");
        CompletableFuture<Packet> running = held(alice, "second", hold);
        drop(second("2.0.0"));
        CompletableFuture<Reply> replaced = rescan(admin);
        AtomicInteger answered = new AtomicInteger();
        CompletableFuture<String> load = CompletableFuture.supplyAsync(() -> {
            String version = "1.0.0";
            while (version.equals("1.0.0")) {
                version = put(bob, "more" + answered.get()).ok().path("version").asText();
                answered.incrementAndGet();
            }
            return version;
        });

        until(() -> isWaiting(answered));
        Files.delete(hold);
        JsonNode ended = running.get(30, TimeUnit.SECONDS).ok();
        assertThat(ended.path("version").asText()).isEqualTo("1.0.0");
        assertThat(ended.path("lazy").asBoolean()).isTrue();
        replaced.get(60, TimeUnit.SECONDS).ok();
        assertThat(load.get(60, TimeUnit.SECONDS)).isEqualTo("2.0.0");
        return answered.get();
    }

    /** Nothing was answered for a while: the plugin takes no new calls. */
    private static boolean isWaiting(AtomicInteger answered) throws InterruptedException {
        int before = answered.get();
        TimeUnit.MILLISECONDS.sleep(300);
        return answered.get() == before;
    }

    private void takeAway(Rest admin, Session alice, Session bob) throws Exception {
        Path hold = inFolder("taken");
        CompletableFuture<Packet> running = held(alice, "third", hold);
        Files.delete(file());
        CompletableFuture<Reply> gone = rescan(admin);
        until(() -> admin.get("plugins/rows/commands").status() == 404);
        put(bob, "late").refused(UNKNOWN_COMMAND);

        assertThat(admin.get("plugins/rows").ok().path("state").asText()).isEqualTo("started");
        assertThat(gone).isNotDone();
        Files.delete(hold);
        assertThat(running.get(30, TimeUnit.SECONDS).ok().path("version").asText())
                .isEqualTo("2.0.0");
        gone.get(60, TimeUnit.SECONDS).ok();
        assertThat(admin.get("plugins/rows").ok().path("state").asText()).isEqualTo("stopped");
    }

    /** A command that has written, and waits. */
    private static CompletableFuture<Packet> held(Session person, String thing, Path hold) throws InterruptedException {
        CompletableFuture<Packet> running = CompletableFuture.supplyAsync(
                () -> person.set("rows.put", "shelf", "a", "thing", thing, "hold", hold.toString()));
        until(() -> Files.exists(hold));
        return running;
    }
}
