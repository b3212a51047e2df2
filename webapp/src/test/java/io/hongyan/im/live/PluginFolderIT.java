package io.hongyan.im.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.api.Plugin;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Rest;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.live.jar.LivePlugin;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;

/** A jar in the folder of a running WildFly. */
class PluginFolderIT extends LiveJar {
    private static final int UNKNOWN_MEDIA_TYPE = 41501;

    @Override
    String id() {
        return "live";
    }

    private void drop(String version) throws IOException {
        drop(ShrinkWrap.create(JavaArchive.class, "live.jar")
                .addPackage(LivePlugin.class.getPackage())
                .addAsResource(
                        new StringAsset("id=live\nversion=" + version + "\napi=1\nui.live=live.js Message\n"),
                        "META-INF/hongyan/plugin.properties")
                .addAsResource(
                        new StringAsset("live.preview={0} by " + version + "\n"),
                        "META-INF/hongyan/live/messages_en.properties")
                .addAsResource(new StringAsset("// " + version), "META-INF/hongyan/live/ui/live.js")
                .addAsResource(
                        new StringAsset(LivePlugin.class.getName() + "\n"),
                        "META-INF/services/" + Plugin.class.getName()));
    }

    private static Packet send(Session from, Session to, String text) {
        return from.message(Json.map("to", to.user(), "media", "live", "content", Json.map("text", text)));
    }

    private HttpResponse<String> page(String address) throws IOException, InterruptedException {
        return stage().server()
                .http()
                .send(
                        HttpRequest.newBuilder(stage().server().base().resolve(address))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void comesChangesAndGoesWhileTheServerRuns() throws Exception {
        Rest admin = administrator();
        Session alice = stage().online();
        Session bob = stage().online();
        send(alice, bob, "early").refused(UNKNOWN_MEDIA_TYPE);

        drop("1.0.0");
        until(() -> "started".equals(state(admin)));
        alice.event("media-types");
        assertThat(send(alice, bob, " first ").ok().path("body").asText()).isEqualTo("first by 1.0.0");
        assertThat(bob.received().path("content").path("text").asText()).isEqualTo("first");
        String module = module(alice);
        assertServed(module, "// 1.0.0");

        Talk talk = new Talk(stage().online(), stage().online());
        List<String> bodies = replaceUnderLoad(admin, alice, bob);
        assertThat(talk.end()).as("texts meanwhile, each answered well").isPositive();
        assertThat(bodies).contains("load by 1.0.0", "load by 2.0.0").isSortedAccordingTo(String::compareTo);
        assertThat(page(module).statusCode()).isEqualTo(404);
        assertServed(module(alice), "// 2.0.0");
        assertThat(alice.history(bob.user()).path("lastSeq").asInt()).isEqualTo(1 + bodies.size());

        Files.delete(file());
        admin.post("plugins/rescan", Json.map()).ok();
        send(alice, bob, "late").refused(UNKNOWN_MEDIA_TYPE);
        List<JsonNode> entries = alice.entries(bob.user(), "after", 0, "limit", 1);
        assertThat(entries.get(0).path("body").asText()).isEqualTo("first by 1.0.0");
        until(() -> admin.get("plugins/live").ok().path("uncollected").asInt() == 0);
        JsonNode gone = admin.get("plugins/live").ok();
        assertThat(gone.path("leaked").asBoolean()).isFalse();
        assertThat(gone.path("state").asText()).isEqualTo("stopped");
    }

    private static String state(Rest admin) {
        return Json.items(admin.get("plugins").ok().path("items"))
                .filter(item -> item.path("id").asText().equals("live"))
                .map(item -> item.path("state").asText())
                .findFirst()
                .orElse("");
    }

    private static String module(Session session) {
        return Json.items(session.get("media-types").ok().path("items"))
                .filter(item -> item.path("name").asText().equals("live"))
                .map(item -> item.path("ui").path("module").asText())
                .findFirst()
                .orElseThrow();
    }

    private void assertServed(String module, String text) throws IOException, InterruptedException {
        HttpResponse<String> answer = page(module);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(text);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    /** Two others who chat by another type; each message must be answered well. */
    private static final class Talk {
        private final AtomicBoolean enough = new AtomicBoolean();
        private final CompletableFuture<Integer> said;

        Talk(Session carol, Session dave) {
            this.said = CompletableFuture.supplyAsync(() -> {
                int count = 0;
                while (!enough.get()) {
                    carol.say(dave, "text " + count++);
                }
                return count;
            });
        }

        int end() throws Exception {
            enough.set(true);
            return said.get(60, TimeUnit.SECONDS);
        }
    }

    /** The plain texts of what was sent meanwhile; each send is answered well. */
    private List<String> replaceUnderLoad(Rest admin, Session alice, Session bob) throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<List<String>> load = CompletableFuture.supplyAsync(() -> {
            List<String> bodies = new ArrayList<>();
            while (!enough.get() || !bodies.get(bodies.size() - 1).endsWith("2.0.0")) {
                bodies.add(send(alice, bob, "load").ok().path("body").asText());
            }
            return bodies;
        });
        bob.received();
        drop("2.0.0");
        admin.post("plugins/rescan", Json.map()).ok();
        enough.set(true);
        return load.get(60, TimeUnit.SECONDS);
    }

    @Test
    void isAnAdministratorsAffair() {
        Rest person = stage().person().device().signIn().rest();

        for (String action : List.of("rescan", "text/stop", "text/start", "text/quarantine", "text/release")) {
            person.post("plugins/" + action, Json.map()).problem(403, 40304);
            stage().rest().post("plugins/" + action, Json.map()).problem(401, 40101);
        }
        person.get("plugins").problem(403, 40304);
        person.get("plugins/text").problem(403, 40304);
    }

    @Test
    void knowsNoOtherPlugins() {
        Rest admin = administrator();

        admin.get("plugins/nothing").problem(404, 40003);
        admin.post("plugins/nothing/stop", Json.map()).problem(404, 40003);
        assertThat(admin.get("plugins/text").ok().path("origin").asText()).isEqualTo("shipped");
    }

    @Test
    void stopsAndStartsAShippedPlugin() {
        Rest admin = administrator();
        Session alice = stage().online();
        Session bob = stage().online();
        try {
            assertThat(admin.post("plugins/emoji/stop", Json.map())
                            .ok()
                            .path("state")
                            .asText())
                    .isEqualTo("stopped");
            alice.message(Json.map("to", bob.user(), "media", "emoji", "content", Json.map("code", "😀")))
                    .refused(UNKNOWN_MEDIA_TYPE);
            alice.say(bob, "texts go on");
        } finally {
            assertThat(admin.post("plugins/emoji/start", Json.map())
                            .ok()
                            .path("state")
                            .asText())
                    .isEqualTo("started");
        }
        alice.message(Json.map("to", bob.user(), "media", "emoji", "content", Json.map("code", "😀")))
                .ok();
    }
}
