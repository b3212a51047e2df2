package io.hongyan.im.deploy.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One WebSocket connection that speaks {@code im.v1.json}. Pushes come on the connection's thread, in order. */
public final class Connection implements AutoCloseable {
    private final AtomicLong ids = new AtomicLong();
    private final Map<String, CompletableFuture<Answer>> asked = new ConcurrentHashMap<>();
    private final CompletableFuture<Closed> closed = new CompletableFuture<>();
    private final Consumer<JsonNode> pushes;
    private final WebSocket socket;
    private final Outbox outbox;
    private volatile JsonNode told = Json.nothing();

    private Connection(HttpClient http, URI address, Consumer<JsonNode> pushes) {
        this.pushes = pushes;
        this.socket = http.newWebSocketBuilder()
                .subprotocols("im.v1.json")
                .buildAsync(address, new Frames())
                .join();
        this.outbox = new Outbox(socket, this::lost);
    }

    /** @param pushes gets every packet that is no answer */
    public static Connection open(HttpClient http, URI address, Consumer<JsonNode> pushes) {
        try {
            return new Connection(http, address, pushes);
        } catch (CompletionException e) {
            throw new ConnectionLost(e);
        }
    }

    /** Fails with {@link ConnectionLost} when the connection ends before the answer. */
    public CompletableFuture<Answer> ask(int op, @Nullable Object body) {
        String id = Long.toString(ids.incrementAndGet());
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        asked.put(id, answer);
        Map<String, Object> packet = new LinkedHashMap<>();
        packet.put("op", op);
        packet.put("id", id);
        if (body != null) {
            packet.put("body", body);
        }
        outbox.write(Json.write(packet));
        if (closed.isDone()) {
            asked.remove(id);
            answer.completeExceptionally(new ConnectionLost(closed.join().code()));
        }
        return answer;
    }

    /** An iq that only asks. */
    public CompletableFuture<Answer> get(String query, Map<String, ?> arguments) {
        Map<String, Object> body = new LinkedHashMap<>(arguments);
        body.put("type", "get");
        body.put("query", query);
        return ask(Op.IQ, body);
    }

    public Answer login(String token, String device) {
        Map<String, String> about = Map.of("id", device, "kind", "bot", "name", device);
        return ask(Op.LOGIN, Map.of("token", token, "device", about)).join();
    }

    /** Sends bytes as they are, well-formed or not. */
    public void sendRaw(String text) {
        outbox.write(text);
    }

    /** Completes when the connection has ended, however it did. */
    public CompletableFuture<Closed> closed() {
        return closed;
    }

    @Override
    public void close() {
        socket.abort();
        end(new Closed(Closed.LOST, told));
    }

    private void lost(Throwable failure) {
        asked.values().forEach(answer -> answer.completeExceptionally(new ConnectionLost(failure)));
        end(new Closed(Closed.LOST, told));
    }

    private void end(Closed how) {
        closed.complete(how);
        asked.values().forEach(answer -> answer.completeExceptionally(new ConnectionLost(how.code())));
        asked.clear();
    }

    private void packet(JsonNode packet) {
        if (!packet.has("code")) {
            if (packet.path("op").asInt() == Op.CLOSED) {
                told = packet.path("body");
            }
            pushes.accept(packet);
            return;
        }
        CompletableFuture<Answer> answer = asked.remove(packet.path("id").asText());
        if (answer == null) {
            pushes.accept(packet);
        } else {
            answer.complete(Answer.of(packet));
        }
    }

    private final class Frames implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                String frame = text.toString();
                text.setLength(0);
                frame.lines().forEach(line -> packet(Json.read(line)));
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end(new Closed(code, told));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            lost(failure);
        }
    }
}
