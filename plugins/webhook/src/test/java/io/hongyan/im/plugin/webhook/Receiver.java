package io.hongyan.im.plugin.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody else's server, which believes only what is signed. */
final class Receiver implements AutoCloseable {
    static final String SECRET = "a secret of this test";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    /** What came in. */
    record Call(String path, String event, String delivery, JsonNode body) {
        /** What the message says. */
        String text() {
            return body.path("entry").path("body").asText();
        }
    }

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Answers everything at a path so from now on. */
    void answers(String path, int status) {
        answers.put(path, status);
    }

    List<Call> calls(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        JsonNode read = JSON.readTree(body);
        if (!isGenuine(exchange.getRequestHeaders().getFirst("Hongyan-Signature"), body)) {
            exchange.sendResponseHeaders(401, -1);
            return;
        }
        calls.add(new Call(
                path,
                exchange.getRequestHeaders().getFirst("Hongyan-Event"),
                exchange.getRequestHeaders().getFirst("Hongyan-Delivery"),
                read));
        if (path.equals("/check")) {
            say(exchange, decision(read.path("draft").path("body").asText()));
        } else {
            exchange.sendResponseHeaders(answers.getOrDefault(path, 204), -1);
        }
    }

    private static String decision(String text) {
        return switch (text) {
            case "badger" -> "{\"decision\":\"refuse\",\"reason\":\"no badgers\"}";
            case "fox" -> "{\"decision\":\"accept\",\"content\":{\"text\":\"a fox\"}}";
            case "owl" -> "hoot";
            default -> "{\"decision\":\"accept\"}";
        };
    }

    private static void say(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** As the README tells receivers to do it. */
    private static boolean isGenuine(String signature, byte[] body) {
        String[] parts = signature.split("[=,]", 4);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            mac.update((parts[1] + ".").getBytes(UTF_8));
            return Math.abs(System.currentTimeMillis() / 1_000 - Long.parseLong(parts[1])) < 300
                    && HexFormat.of().formatHex(mac.doFinal(body)).equals(parts[3]);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
