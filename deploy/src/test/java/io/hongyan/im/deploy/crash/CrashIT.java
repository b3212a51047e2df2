package io.hongyan.im.deploy.crash;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.deploy.Database;
import io.hongyan.im.deploy.Parts;
import io.hongyan.im.deploy.Ports;
import io.hongyan.im.deploy.Server;
import io.hongyan.im.deploy.ServerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was answered is there, once and in order, however often the server is killed with signal 9. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class CrashIT {
    private static final int PAIRS = 8;
    private static final Duration LONGEST_LULL = Duration.ofSeconds(60);

    private final Parts parts = Parts.from(System.getProperties());
    private final int kills = Integer.getInteger("crash.kills", 2);
    private final long seed = Long.getLong("crash.seed", System.nanoTime());

    static Stream<String> databases() {
        return Stream.of(System.getProperty("crash.databases", "h2").split(",", -1));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void losesNothingThatWasAnswered(String name) throws Exception {
        ServerOptions options = parts.freshServer("crash-" + name, Ports.free()).jvm(ServerOptions.WORK);
        try (Database database = Database.named(name, parts.work().resolve("servers/crash-database-" + name));
                Server server = Server.started(parts.installation(), options.with(database.properties()))) {
            Conversations conversations = new Conversations(server.address(), server.webSocket(), PAIRS);
            conversations.start();
            killRepeatedly(server, conversations);
            conversations.finish();

            check(conversations);
            report(name, conversations);
        }
    }

    private void killRepeatedly(Server server, Conversations conversations) throws InterruptedException {
        Random random = new Random(seed);
        for (int kill = 0; kill < kills; kill++) {
            int moment = conversations.ledger().size() + random.nextInt(200, 5_000);
            conversations.ledger().awaitSize(moment, LONGEST_LULL);
            conversations.gate().shut();
            server.kill();
            server.start();
            conversations.gate().open();
        }
        conversations.ledger().awaitSize(conversations.ledger().size() + 200, LONGEST_LULL);
    }

    private static void check(Conversations conversations) {
        assertThat(conversations.ledger().refusals()).isEmpty();
        assertThat(conversations.ledger().size()).isEqualTo(conversations.sent());
        for (Talker talker : conversations.talkers()) {
            conversations.resume(talker);
            List<JsonNode> log = conversations.history(talker);
            hasNoHoles(log);
            holdsEachOwnMessageOnceAndInOrder(log, talker);
            holdsWhatWasAnswered(log, talker, conversations.ledger().receipts());
            isWhatTheDeviceHolds(log, talker.mailbox());
        }
    }

    private static void hasNoHoles(List<JsonNode> log) {
        assertThat(log.stream().map(entry -> entry.path("seq").asLong()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, log.size()).boxed().toList());
    }

    private static void holdsEachOwnMessageOnceAndInOrder(List<JsonNode> log, Talker talker) {
        String me = talker.me().name();
        assertThat(log.stream()
                        .filter(entry -> entry.path("from").asText().equals(me))
                        .map(CrashIT::text))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, talker.sent())
                        .mapToObj(number -> me + " " + number)
                        .toList());
    }

    private static void holdsWhatWasAnswered(List<JsonNode> log, Talker talker, Map<String, Ledger.Receipt> receipts) {
        String me = talker.me().name();
        Map<String, Ledger.Receipt> found = log.stream()
                .filter(entry -> entry.path("from").asText().equals(me))
                .collect(toMap(
                        entry -> entry.path("clientId").asText(),
                        entry -> new Ledger.Receipt(entry.path("seq").asLong(), text(entry))));
        assertThat(receipts).containsAllEntriesOf(found);
    }

    private static void isWhatTheDeviceHolds(List<JsonNode> log, Mailbox mailbox) {
        assertThat(mailbox.contradictions()).isEmpty();
        assertThat(mailbox.entries().values().stream().map(CrashIT::identity))
                .containsExactlyElementsOf(log.stream().map(CrashIT::identity).toList());
    }

    private static String text(JsonNode entry) {
        return entry.path("content").path("text").asText();
    }

    private static String identity(JsonNode entry) {
        return entry.path("seq").asLong() + " " + entry.path("id").asText() + " " + text(entry);
    }

    private void report(String database, Conversations conversations) {
        System.out.printf(
                "Crash test on %s: %d kills (seed %d), %d messages sent and answered, %d of them found stored by a retry; "
                        + "%d conversations without a hole, a loss or a double%n",
                database,
                kills,
                seed,
                conversations.sent(),
                conversations.ledger().duplicates(),
                conversations.talkers().size() / 2);
    }
}
