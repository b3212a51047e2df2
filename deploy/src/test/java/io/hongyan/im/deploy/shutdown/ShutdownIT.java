package io.hongyan.im.deploy.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.deploy.Parts;
import io.hongyan.im.deploy.Ports;
import io.hongyan.im.deploy.Server;
import io.hongyan.im.deploy.client.Answer;
import io.hongyan.im.deploy.client.ClientIds;
import io.hongyan.im.deploy.client.Closed;
import io.hongyan.im.deploy.client.Connection;
import io.hongyan.im.deploy.client.Op;
import io.hongyan.im.deploy.client.Person;
import io.hongyan.im.deploy.client.Rest;
import java.net.http.HttpClient;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that is told to stop finishes what it took, tells everybody, and only then goes. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ShutdownIT {
    private static final int PEOPLE = 8;
    private static final int GOING_AWAY = 1001;
    private static final int BEFORE_THE_STOP = 2_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Parts parts = Parts.from(System.getProperties());
    private final Collection<String> answered = new ConcurrentLinkedQueue<>();
    private final CountDownLatch underLoad = new CountDownLatch(BEFORE_THE_STOP);

    @Test
    void keepsWhatItAnsweredAndTellsEverySession() throws Exception {
        try (Server server = Server.started(parts.installation(), parts.freshServer("shutdown", Ports.free()))) {
            Rest rest = new Rest(http, server.address());
            List<Person> people = IntStream.range(0, PEOPLE)
                    .mapToObj(number -> Person.register(rest, "person" + number))
                    .toList();
            List<Connection> connections = people.stream()
                    .map(person -> person.connect(http, server.webSocket(), packet -> {}))
                    .toList();
            for (int number = 0; number < PEOPLE; number++) {
                keepSending(connections.get(number), people.get(PEOPLE - 1 - number));
            }
            underLoad.await();
            server.stop();

            connections.forEach(ShutdownIT::wasToldToComeBack);
            server.start();
            Set<String> lost = new HashSet<>(answered);
            lost.removeAll(stored(server, people));
            assertThat(lost).isEmpty();
        }
    }

    /** Closed loop: the next message follows the answer to the one before, until there are no more answers. */
    private void keepSending(Connection connection, Person to) {
        String clientId = ClientIds.next();
        var unused = connection
                .ask(Op.MESSAGE, Map.of("to", to.name(), "content", Map.of("text", clientId), "clientId", clientId))
                .thenAccept(answer -> {
                    if (answer.ok()) {
                        answered.add(clientId);
                        underLoad.countDown();
                        keepSending(connection, to);
                    }
                });
    }

    private static void wasToldToComeBack(Connection connection) {
        Closed closed = connection.closed().join();
        assertThat(closed.told().path("reason").asText()).isEqualTo("shutdown");
        assertThat(closed.told().path("retryAfter").asLong()).isPositive();
        assertThat(closed.code()).isEqualTo(GOING_AWAY);
    }

    private Set<String> stored(Server server, List<Person> people) {
        Set<String> texts = new HashSet<>();
        for (Person person : people) {
            try (Connection connection = person.connect(http, server.webSocket(), packet -> {})) {
                JsonNode sync = connection.get("sync", Map.of()).join().orThrow();
                sync.path("conversations")
                        .forEach(conversation ->
                                read(connection, conversation.path("id").asText(), texts));
            }
        }
        return texts;
    }

    private static void read(Connection connection, String conversation, Set<String> texts) {
        long after = 0;
        boolean more = true;
        while (more) {
            Answer page = connection
                    .get("history", Map.of("conversation", conversation, "after", after, "limit", 200))
                    .join();
            for (JsonNode entry : page.orThrow().path("entries")) {
                texts.add(entry.path("content").path("text").asText());
                after = entry.path("seq").asLong();
            }
            more = page.body().path("more").asBoolean();
        }
    }
}
