package io.hongyan.im.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.api.Plugin;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Server;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import io.hongyan.im.fault.rows.LineRow;
import io.hongyan.im.fault.rows.RowsPlugin;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plugin from the folder does with its transaction in WildFly: message and row are both there or neither. */
@ExtendWith(ArquillianExtension.class)
@Timeout(180)
class RowsPluginIT {
    private static final int REFUSED = 42201;
    private static final int FAILED = 50301;
    private static final int ROUNDS = 5;

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private URL base;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @SuppressWarnings("NullAway.Init")
    private Session alice;

    @SuppressWarnings("NullAway.Init")
    private Session bob;

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        JavaArchive jar = ShrinkWrap.create(JavaArchive.class, "rows.jar")
                .addPackage(RowsPlugin.class.getPackage())
                .addAsResource(
                        new StringAsset("id=fault-rows\nversion=0.1.0\napi=1\n"), "META-INF/hongyan/plugin.properties")
                .addAsResource(new StringAsset(LineRow.MIGRATION), "db/migration/fault-rows/V1__line.sql")
                .addAsResource(
                        new StringAsset(RowsPlugin.class.getName() + "\n"),
                        "META-INF/services/" + Plugin.class.getName());
        Files.createDirectories(file().getParent());
        jar.as(ZipExporter.class).exportTo(file().toFile(), true);
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("it.war")));
    }

    private static Path file() {
        return Path.of(System.getProperty("it.home"), "plugins", "rows.jar");
    }

    @BeforeEach
    void open() throws URISyntaxException, InterruptedException {
        stage = new Stage(new Server(new URI("http", null, "127.0.0.1", base.getPort(), base.getPath(), null, null)));
        alice = stage.online();
        bob = stage.online();
        while (alice.get("fault-rows.look").code() != 0) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @AfterAll
    static void remove() throws IOException {
        Files.deleteIfExists(file());
    }

    private Packet send(String key, String how) {
        return alice.message(
                Json.map("to", bob.user(), "media", "fault-rows", "content", Json.map("key", key, "how", how)));
    }

    private JsonNode look(String key) {
        return alice.get("fault-rows.look", "key", key).ok();
    }

    private int messages() {
        return alice.history(bob.user()).path("lastSeq").asInt();
    }

    private void assertNothingAndTheNextWorks(String key) {
        int before = messages();
        assertThat(look(key).path("rows").asInt()).as("rows of what failed").isZero();
        String next = Stage.uuid();
        assertThat(send(next, "keep").ok().path("seq").asInt()).isEqualTo(before + 1);
        assertThat(look(next).path("rows").asInt()).isEqualTo(1);
    }

    @Test
    void keepsTheMessageWithItsRow() {
        String key = Stage.uuid();
        send(key, "keep").ok();

        assertThat(messages()).isEqualTo(1);
        assertThat(look(key).path("rows").asInt()).isEqualTo(1);
        assertThat(bob.received().path("content").path("key").asText()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refuse", "throw", "statement", "swallow"})
    void keepsNeitherWhenItFailsAndEveryConnection(String how) {
        failAndGoOn(how);
        int connections = look("").path("connections").asInt();
        for (int i = 0; i < ROUNDS; i++) {
            failAndGoOn(how);
        }
        assertThat(look("").path("connections").asInt()).as("none is lost").isLessThanOrEqualTo(connections + 1);
        assertThat(look("").path("unfinished").asInt()).isZero();
    }

    private void failAndGoOn(String how) {
        String key = Stage.uuid();
        int before = messages();
        send(key, how).refused(how.equals("refuse") ? REFUSED : FAILED);
        assertThat(messages()).isEqualTo(before);
        assertNothingAndTheNextWorks(key);
    }

    @Test
    void keepsNeitherWhenTheCommitFindsTheKeyTaken() {
        String key = Stage.uuid();
        send(key, "keep").ok();
        int connections = look("").path("connections").asInt();
        for (int i = 0; i < ROUNDS; i++) {
            send(key, "keep").refused(FAILED);
        }
        assertThat(messages()).isEqualTo(1);
        assertThat(look(key).path("rows").asInt()).isEqualTo(1);
        assertThat(look("").path("connections").asInt()).isLessThanOrEqualTo(connections + 1);
        assertNothingAndTheNextWorks(Stage.uuid());
    }

    @Test
    void keepsNeitherWhenTheTransactionIsOverBeforeThePluginIs() throws InterruptedException {
        String key = Stage.uuid();
        send(key, "slow").refused(FAILED);
        assertThat(messages()).isZero();
        assertNothingAndTheNextWorks(key);
        while (look("").path("unfinished").asInt() > 0) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertNothingAndTheNextWorks(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"begin", "commit", "rollback", "join", "close", "unwrap"})
    void tellsWhoWantsToEndTheTransactionThatItIsNotTheirs(String how) {
        String key = Stage.uuid();
        JsonNode stored = send(key, how).ok();

        assertThat(stored.path("content").path("how").asText()).contains("the server ends this transaction");
        assertThat(look(key).path("rows").asInt()).isEqualTo(1);
    }

    /** By default nothing is configured for the log. */
    @Test
    void logsNoValueOfAnyRow() throws IOException {
        String key = Stage.uuid();
        send(key, "keep").ok();
        send(key, "keep").refused(FAILED);
        send(key, "statement").refused(FAILED);

        String clientId = Stage.uuid();
        Session other = alice.device().owner().device().online();
        List<Session> both = List.of(alice, other);
        List<String> ids = both.stream().map(each -> meet(each, clientId)).toList();
        long duplicates = Stream.of(0, 1)
                .map(i -> both.get(i).wire().answer(ids.get(i)).ok())
                .filter(answer -> answer.path("duplicate").asBoolean())
                .count();
        assertThat(duplicates).as("a row of the core's was written twice").isEqualTo(1);

        assertThat(log()).contains("event=statement-failed").doesNotContain(key).doesNotContain(clientId);
    }

    private static String meet(Session session, String clientId) {
        String id = session.wire().freshId();
        JsonNode body = Json.map("type", "set", "query", "fault-rows.look", "meet", true, "clientId", clientId);
        session.wire().send(Packet.request(513, "id", id, "body", body));
        return id;
    }

    private static String log() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("it.base")))) {
            Path log = files.filter(file -> file.endsWith("server.log"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(log);
        }
    }
}
