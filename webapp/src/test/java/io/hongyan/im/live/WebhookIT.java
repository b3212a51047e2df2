package io.hongyan.im.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Person;
import io.hongyan.im.conformance.client.Rest;
import io.hongyan.im.conformance.client.Server;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Webhooks of the built WAR in WildFly, which may post to private addresses here. */
@ExtendWith(ArquillianExtension.class)
@Timeout(300)
class WebhookIT {
    private static final int FILTERED = 42202;
    private static final String SECRET = "a secret of this test";
    private static final String COMMANDS = "plugins/webhook/commands/";

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private Deployer deployer;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @SuppressWarnings("NullAway.Init")
    private HttpServer receiver;

    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final List<String> deliveries = new CopyOnWriteArrayList<>();
    private final List<String> forgeries = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();

    @Deployment(name = "im-webhook", managed = false, testable = false)
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("it.war")))
                .addAsResource(new StringAsset("im.fetch.private=true\n"), "META-INF/microprofile-config.properties");
    }

    @BeforeEach
    void open() throws IOException {
        deployer.deploy("im-webhook");
        stage = new Stage(new Server(URI.create("http://127.0.0.1:" + System.getProperty("it.http.port") + "/im/")));
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", this::take);
        receiver.createContext("/check", this::judge);
        receiver.start();
    }

    @AfterEach
    void close() {
        receiver.stop(0);
        stage.close();
        deployer.undeploy("im-webhook");
    }

    private String at(String path) {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + path;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.add(read(exchange));
            deliveries.add(exchange.getRequestHeaders().getFirst("Hongyan-Delivery"));
            exchange.sendResponseHeaders(failures.getAndDecrement() > 0 ? 500 : 200, -1);
        }
    }

    private void judge(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean bad = read(exchange).at("/draft/content/text").asText().contains("badger");
            byte[] answer = (bad
                            ? "{\"decision\":\"refuse\",\"reason\":\"no badgers\"}"
                            : "{\"decision\":\"accept\",\"content\":{\"text\":\"seen\"}}")
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private JsonNode read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String signature = exchange.getRequestHeaders().getFirst("Hongyan-Signature");
        if (!signature.equals(signed(signature.replaceFirst("t=([0-9]+),.*", "$1"), body))) {
            forgeries.add(signature);
        }
        return Json.read(new String(body, UTF_8));
    }

    private static String signed(String seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Rest administrator() {
        return Person.administrator(stage, Path.of(System.getProperty("it.home")))
                .device("desktop")
                .signIn()
                .rest();
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Test
    void deliversSignedAndInOrderWhatItHadToTryThreeTimes() throws Exception {
        Rest admin = administrator();
        Session alice = stage.online();
        Session bob = stage.online();
        failures.set(2);
        admin.post(COMMANDS + "add", Json.map("name", "it", "url", at("/hook"), "secret", SECRET))
                .ok();
        try {
            List<String> texts =
                    IntStream.range(0, 10).mapToObj(number -> "text " + number).toList();
            texts.forEach(text -> alice.say(bob, text));

            until(() -> received.size() == 12);
            assertThat(forgeries).isEmpty();
            assertThat(deliveries.subList(0, 3)).containsOnly(deliveries.get(0));
            assertThat(received.subList(2, 12))
                    .extracting(one -> one.at("/entry/body").asText())
                    .isEqualTo(texts);
            assertThat(received.get(2).at("/entry/from").asText()).isEqualTo(alice.user());
            until(() -> items(admin, Json.map("state", "delivered")).size() == 10);
            JsonNode first = items(admin, Json.map()).get(9);
            assertThat(first.path("attempts").asInt()).isEqualTo(3);
            assertThat(first.path("status").asInt()).isEqualTo(200);
        } finally {
            admin.post(COMMANDS + "remove", Json.map("name", "it")).ok();
        }
    }

    private static JsonNode items(Rest admin, JsonNode which) {
        return admin.post(COMMANDS + "deliveries", which).ok().path("items");
    }

    @Test
    void asksBeforeAMessageIsAccepted() {
        Rest admin = administrator();
        Session alice = stage.online();
        Session bob = stage.online();
        String settings = "plugins/webhook/settings";
        try {
            JsonNode set = admin.patch(
                            settings, Json.map("checkUrl", at("/check"), "checkSecret", SECRET, "onFailure", "REFUSE"))
                    .ok();
            assertThat(set.toString()).doesNotContain(SECRET);
            assertThat(alice.say(bob, "a fox").at("/content/text").asText()).isEqualTo("seen");
            alice.message(Session.text(bob.user(), "a badger")).refused(FILTERED);
            assertThat(forgeries).isEmpty();

            receiver.stop(0);
            alice.message(Session.text(bob.user(), "a fox")).refused(FILTERED);
            admin.patch(settings, Json.map("onFailure", "ACCEPT")).ok();
            assertThat(alice.say(bob, "a fox").at("/content/text").asText()).isEqualTo("a fox");
        } finally {
            admin.put(settings, Json.map("checkSecret", "")).ok();
        }
    }
}
