package io.hongyan.im.plugin.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.packet.Codec;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Json;
import io.hongyan.im.session.CloseReason;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Transport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The client's end of a connection within the process. */
final class Answers implements Transport {
    private static final long SECONDS = 30;

    private final Map<String, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicReference<Runnable> gone = new AtomicReference<>(() -> {});

    /** Tells the session when the connection is gone, as a door does. */
    void tell(Session session) {
        gone.set(session::gone);
    }

    /** Asks and waits for the answer. */
    JsonNode to(String id, Runnable ask) {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        ask.run();
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException late) {
            throw new AssertionError("no answer within " + SECONDS + " s", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void send(List<Encoded> packets, Consumer<@Nullable Throwable> done) {
        packets.stream().map(Encoded::text).map(Json::readOwn).forEach(packet -> {
            CompletableFuture<JsonNode> answer = asked.remove(packet.path("id").asText());
            if (answer != null) {
                answer.complete(packet);
            }
        });
        done.accept(null);
    }

    @Override
    public Codec codec() {
        return Codec.JSON;
    }

    @Override
    public void close(CloseReason reason) {
        asked.values().forEach(answer -> answer.completeExceptionally(new IllegalStateException("closed: " + reason)));
        gone.getAndSet(() -> {}).run();
    }

    @Override
    public String address() {
        return Person.ADDRESS;
    }

    @Override
    public Optional<String> token() {
        return Optional.empty();
    }
}
