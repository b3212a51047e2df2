package io.hongyan.im.deploy.loadtest;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.deploy.Server;
import io.hongyan.im.deploy.client.Answer;
import io.hongyan.im.deploy.client.ClientIds;
import io.hongyan.im.deploy.client.Connection;
import io.hongyan.im.deploy.client.Op;
import io.hongyan.im.deploy.client.Person;
import io.hongyan.im.deploy.client.Rest;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** People who are connected, in pairs; each message says when it was due, so that whoever gets it knows how old it is. */
final class Crowd implements AutoCloseable {
    private static final int TEXT_LENGTH = 100;

    private final List<Person> people;
    private final List<Connection> connections;
    private volatile Figures figures = new Figures();

    Crowd(Server server, int size) {
        HttpClient http = HttpClient.newHttpClient();
        Rest rest = new Rest(http, server.address());
        people = IntStream.range(0, size)
                .mapToObj(number -> Person.register(rest, "user" + number))
                .toList();
        connections = people.stream()
                .map(person -> person.connect(http, server.webSocket(), this::push))
                .toList();
    }

    int size() {
        return people.size();
    }

    /** From now on into these. */
    void measureInto(Figures now) {
        figures = now;
    }

    /** Sends one message of 100 bytes, due at {@code due} ({@link System#nanoTime}), and times its answer. */
    CompletableFuture<Answer> send(int person, long due) {
        String text = String.format("%-" + TEXT_LENGTH + "s", due).replace(' ', '.');
        String partner = people.get(person ^ 1).name();
        return connections
                .get(person)
                .ask(Op.MESSAGE, Map.of("to", partner, "content", Map.of("text", text), "clientId", ClientIds.next()))
                .whenComplete((answer, lost) -> {
                    if (lost == null && answer.ok()) {
                        figures.answered(System.nanoTime() - due);
                    } else {
                        figures.failed();
                    }
                });
    }

    @Override
    public void close() {
        connections.forEach(Connection::close);
    }

    private void push(JsonNode packet) {
        if (packet.path("op").asInt() == Op.MESSAGE) {
            String text = packet.path("body").path("content").path("text").asText();
            figures.delivered(System.nanoTime() - Long.parseLong(text.substring(0, text.indexOf('.'))));
        }
    }
}
