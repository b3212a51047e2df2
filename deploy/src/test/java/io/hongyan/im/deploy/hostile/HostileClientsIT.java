package io.hongyan.im.deploy.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.deploy.Parts;
import io.hongyan.im.deploy.Ports;
import io.hongyan.im.deploy.Server;
import io.hongyan.im.deploy.client.Answer;
import io.hongyan.im.deploy.client.ClientIds;
import io.hongyan.im.deploy.client.Connection;
import io.hongyan.im.deploy.client.Json;
import io.hongyan.im.deploy.client.Op;
import io.hongyan.im.deploy.client.Person;
import io.hongyan.im.deploy.client.Rest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Slow and hostile clients harm themselves only: two friends chat all the while, and the server stays small. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HostileClientsIT {
    private static final int MESSAGES = 500;
    private static final long MUCH = 48L * 1024 * 1024;
    private static final Duration LONGEST_READ = Duration.ofSeconds(60);
    private static final int BAD_UTF_8 = 1007;
    private static final int TOO_LARGE = 1009;
    private static final int TOO_SLOW = 4008;
    private static final int TOO_FAST_ANSWER = 42901;

    private static final int TCP_PORT = Ports.free();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Server server;
    private static Person anna;
    private static Person bert;
    private static Person villain;

    private Friends friends;
    private CompletableFuture<Void> chat;
    private long heapBefore;

    @BeforeAll
    static void start() {
        Parts parts = Parts.from(System.getProperties());
        server = Server.started(
                parts.installation(),
                parts.freshServer("hostile", Ports.free()).with("im.tcp.plain.port", Integer.toString(TCP_PORT)));
        anna = Person.register(rest(), "anna");
        bert = Person.register(rest(), "bert");
        villain = Person.register(rest(), "villain");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void friendsChat() throws Exception {
        heapBefore = LiveHeap.bytes(server.pid());
        friends = new Friends(HTTP, server, anna, bert, MESSAGES);
        chat = CompletableFuture.runAsync(friends::chat);
    }

    @AfterEach
    void everyMessageOfTheFriendsArrivedAndTheHeapIsSmall() throws Exception {
        try (Friends those = friends) {
            chat.join();
            assertThat(those.arrived())
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, MESSAGES)
                            .mapToObj(number -> "n" + number)
                            .toList());
            assertThat(LiveHeap.bytes(server.pid()) - heapBefore).isLessThan(MUCH);
        }
    }

    @Test
    void closesOneWhoNeverReads() throws Exception {
        try (RawSocket deaf = new RawSocket(server.webSocket(), LONGEST_READ);
                Connection sender = anna.onAnotherDevice(rest()).connect(HTTP, server.webSocket(), packet -> {})) {
            login(deaf);
            while (villainIsOnline(sender)) {
                sendMuchToTheVillain(sender);
                assertThat(LiveHeap.bytes(server.pid()) - heapBefore).isLessThan(MUCH);
            }
            assertThat(deaf.closeCode()).isEqualTo(TOO_SLOW);
        }
    }

    @Test
    void closesAStreamThatNobodyReads() throws Exception {
        try (DeafSocket deaf = DeafSocket.stream(server.address(), villain.token())) {
            assertThatItFallsTooFarBehind();
            assertThat(deaf.isEnded()).isTrue();
        }
    }

    @Test
    void closesAFramedSocketThatNobodyReads() throws Exception {
        try (DeafSocket deaf = DeafSocket.framed(TCP_PORT, login())) {
            assertThatItFallsTooFarBehind();
            assertThat(deaf.isEnded()).isTrue();
        }
    }

    private void assertThatItFallsTooFarBehind() throws Exception {
        try (Connection sender = anna.onAnotherDevice(rest()).connect(HTTP, server.webSocket(), packet -> {})) {
            while (!villainIsOnline(sender)) {
                Thread.onSpinWait();
            }
            while (villainIsOnline(sender)) {
                sendMuchToTheVillain(sender);
                assertThat(LiveHeap.bytes(server.pid()) - heapBefore).isLessThan(MUCH);
            }
        }
    }

    @Test
    void slowsOneWhoFloods() {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        try (Connection flood = villain.connect(HTTP, server.webSocket(), packet -> {})) {
            for (int packet = 0; packet < 20_000 && !flood.closed().isDone(); packet++) {
                answers.add(flood.ask(Op.HEARTBEAT, null));
            }
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .exceptionally(lost -> null)
                    .join();
        }
        assertThat(answers.stream()
                        .filter(answer -> !answer.isCompletedExceptionally())
                        .map(CompletableFuture::join)
                        .map(Answer::code))
                .contains(TOO_FAST_ANSWER);
    }

    @Test
    void keepsNothingForOnesWhoSendHalfAFrame() throws Exception {
        List<RawSocket> halves = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            RawSocket half = new RawSocket(server.webSocket(), LONGEST_READ);
            half.header(RawSocket.TEXT, 60_000);
            half.bytes(new byte[1_000]);
            halves.add(half);
        }
        chat.join();
        assertThat(LiveHeap.bytes(server.pid()) - heapBefore).isLessThan(MUCH);
        for (RawSocket half : halves) {
            half.close();
        }
    }

    @Test
    void closesOneWhoSendsNoUtf8() throws Exception {
        try (RawSocket wrong = new RawSocket(server.webSocket(), LONGEST_READ)) {
            wrong.frame(RawSocket.TEXT, new byte[] {'"', (byte) 0xc3, (byte) 0x28, '"'});
            assertThat(wrong.closeCode()).isEqualTo(BAD_UTF_8);
        }
    }

    @Test
    void closesOneWhoSendsAFrameOf10Megabytes() throws Exception {
        try (RawSocket large = new RawSocket(server.webSocket(), LONGEST_READ)) {
            login(large);
            large.header(RawSocket.TEXT, 10 * 1024 * 1024);
            large.bytes(new byte[512 * 1024]);
            assertThat(large.closeCode()).isEqualTo(TOO_LARGE);
        }
    }

    private static Rest rest() {
        return new Rest(HTTP, server.address());
    }

    private static void login(RawSocket socket) throws IOException {
        socket.text(login());
        assertThat(Json.read(socket.read()).path("code").asInt(-1)).isZero();
    }

    private static String login() {
        Map<String, String> device = Map.of("id", villain.device(), "kind", "bot", "name", "raw");
        Object body = Map.of("token", villain.token(), "device", device);
        return Json.write(Map.of("op", Op.LOGIN, "id", "1", "body", body));
    }

    private static boolean villainIsOnline(Connection asker) {
        return asker.get("presence", Map.of("users", List.of(villain.name())))
                .join()
                .orThrow()
                .path("items")
                .path(0)
                .path("online")
                .asBoolean();
    }

    private static void sendMuchToTheVillain(Connection sender) {
        String text = "鸿".repeat(5_000);
        List<CompletableFuture<Answer>> answers = IntStream.range(0, 50)
                .mapToObj(number -> sender.ask(
                        Op.MESSAGE,
                        Map.of("to", villain.name(), "content", Map.of("text", text), "clientId", ClientIds.next())))
                .toList();
        answers.forEach(answer -> answer.join().orThrow());
    }
}
