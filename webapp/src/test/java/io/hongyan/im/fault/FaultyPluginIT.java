package io.hongyan.im.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.api.Plugin;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Person;
import io.hongyan.im.conformance.client.Reply;
import io.hongyan.im.conformance.client.Rest;
import io.hongyan.im.conformance.client.Server;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import io.hongyan.im.fault.filter.FaultFilterPlugin;
import io.hongyan.im.fault.jar.FaultPlugin;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The fault plugin in the built WAR in WildFly. */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(180)
class FaultyPluginIT {
    private static final int OVERLOADED = 50301;

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private URL base;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("it.war")))
                .addAsLibrary(jar("fault", FaultPlugin.class))
                .addAsLibrary(jar("fault-filter", FaultFilterPlugin.class)
                        .addAsResource(
                                new StringAsset("settings.filterFails=Fail\n"),
                                "META-INF/hongyan/fault-filter/messages_en.properties"));
    }

    private static JavaArchive jar(String id, Class<? extends Plugin> plugin) {
        return ShrinkWrap.create(JavaArchive.class, "im-plugin-" + id + ".jar")
                .addPackage(plugin.getPackage())
                .addAsResource(
                        new StringAsset("id=" + id + "\nversion=0.1.0\napi=1\n"), "META-INF/hongyan/plugin.properties")
                .addAsResource(new StringAsset(plugin.getName() + "\n"), "META-INF/services/io.hongyan.im.api.Plugin");
    }

    @BeforeEach
    void open() throws URISyntaxException {
        stage = new Stage(new Server(new URI("http", null, "127.0.0.1", base.getPort(), base.getPath(), null, null)));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Rest administrator() {
        return Person.administrator(stage, Path.of(System.getProperty("it.home")))
                .device("desktop")
                .signIn()
                .rest();
    }

    private static Packet send(Session from, Session to, String how) {
        return from.message(Json.map("to", to.user(), "media", "fault", "content", Json.map("how", how)));
    }

    private static void assertOverloaded(Packet answer) {
        assertThat(answer.code()).isEqualTo(OVERLOADED);
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Two people who talk all the time; every message must be answered well and soon. */
    private static final class Chatter {
        private final AtomicBoolean on = new AtomicBoolean(true);
        private final CompletableFuture<List<Long>> talk;

        Chatter(Session one, Session other) {
            talk = CompletableFuture.supplyAsync(() -> {
                List<Long> millis = new ArrayList<>();
                while (on.get()) {
                    long start = System.nanoTime();
                    one.say(other, "still here");
                    millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
                }
                return millis;
            });
        }

        void end() {
            on.set(false);
            List<Long> millis = talk.join();
            System.out.printf(
                    "others' messages meanwhile: %d, all well, slowest %d ms%n",
                    millis.size(),
                    millis.stream().mapToLong(Long::longValue).max().orElseThrow());
            assertThat(millis).hasSizeGreaterThan(10).allMatch(each -> each < 2_500);
        }
    }

    @Test
    @Order(1)
    void costsItsOwnMessagesACodeAndNobodyElseAnything() {
        Session alice = stage.online();
        Session bob = stage.online();
        assertThat(send(alice, bob, "none").ok().path("body").asText()).isEqualTo("none");
        Chatter chatter = new Chatter(stage.online(), stage.online());
        for (String how : List.of("throw", "error", "deep", "memory", "null", "wide", "hang")) {
            assertOverloaded(send(alice, bob, how));
        }
        send(alice, bob, "leak").ok();
        send(alice, bob, "none").ok();
        chatter.end();
    }

    @Test
    @Order(2)
    void isNotAskedWhileItMostlyFailsAndIsAskedAgainLater() throws InterruptedException {
        Session alice = stage.online();
        Session bob = stage.online();
        for (int i = 0; i < 100; i++) {
            assertOverloaded(send(alice, bob, "throw"));
        }
        assertOverloaded(send(alice, bob, "none"));
        alice.say(bob, "nobody else is refused");
        until(() -> send(alice, bob, "none").code() == 0);
    }

    @Test
    @Order(3)
    void isSetByAdministratorsAloneWhileItRuns() {
        Rest admin = administrator();
        Session alice = stage.online();
        Session bob = stage.online();
        Rest person =
                stage.rest().as(alice.welcome().path("tokens").path("access").asText());
        person.get("plugins/fault-filter/settings").problem(403, 40304);
        stage.rest().get("plugins/fault-filter/settings").problem(401, 40101);
        person.put("plugins/fault-filter/settings", Json.map("filterFails", true))
                .problem(403, 40304);
        admin.get("plugins/nothing/settings").problem(404, 40003);

        JsonNode before = admin.get("plugins/fault-filter/settings").ok();
        assertThat(before.at("/values/filterFails").booleanValue()).isFalse();
        assertThat(before.at("/schema/properties/filterFails/title").asText()).isEqualTo("Fail");
        admin.put("plugins/fault-filter/settings", Json.map("filterFails", 3)).problem(422, 42201);

        Reply changed = admin.put("plugins/fault-filter/settings", Json.map("filterFails", true, "key", "open sesame"));
        assertThat(changed.ok().at("/values/filterFails").booleanValue()).isTrue();
        assertThat(changed.json().toString()).doesNotContain("sesame");
        assertThat(changed.json().at("/values/key/set").booleanValue()).isTrue();
        assertOverloaded(alice.message(Session.text(bob.user(), "refused")));

        admin.put("plugins/fault-filter/settings", Json.map("filterFails", true, "filter.fault.whenFailing", "pass"))
                .ok();
        alice.message(Session.text(bob.user(), "passed")).ok();
        admin.put("plugins/fault-filter/settings", Json.map()).ok();
        alice.message(Session.text(bob.user(), "judged")).ok();
    }

    @Test
    @Order(4)
    void isPutUnderQuarantineWhenItsThreadsDoNotComeBackUntilItIsReleased() throws Exception {
        Session bob = stage.online();
        List<Session> senders = List.of(stage.online(), stage.online());
        Chatter chatter = new Chatter(stage.online(), stage.online());
        for (int round = 0; round < 2; round++) {
            senders.parallelStream().forEach(each -> assertOverloaded(send(each, bob, "loop")));
        }
        // a thread is lost a second after its call was given up
        until(() -> send(senders.get(0), bob, "none").code() == OVERLOADED);
        chatter.end();

        Rest admin = administrator();
        until(() -> admin.get("plugins/fault").ok().path("state").asText().equals("quarantined"));
        JsonNode fault = admin.get("plugins/fault").ok();
        assertThat(fault.path("reason").asText()).contains("4 threads", "prepare fault", "release it");
        assertThat(fault.path("wanted").asText()).isEqualTo("quarantined");
        assertThat(fault.at("/figures/lostThreads").asInt()).isEqualTo(4);
        assertThat(fault.at("/figures/calls/prepare fault/late").asInt()).isGreaterThanOrEqualTo(4);
        assertThat(fault.at("/figures/calls/prepare fault/refused").asInt()).isPositive();

        assertThat(admin.post("plugins/fault/release", Json.map())
                        .ok()
                        .path("state")
                        .asText())
                .isEqualTo("started");
        send(senders.get(0), bob, "none").ok();
    }
}
