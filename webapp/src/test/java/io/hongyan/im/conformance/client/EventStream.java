package io.hongyan.im.conformance.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** A stream of server-sent events, each of which holds a packet. */
public final class EventStream implements AutoCloseable {
    private final HttpResponse<InputStream> response;
    private volatile String lastId;

    private EventStream(HttpResponse<InputStream> response, String lastId) {
        this.response = response;
        this.lastId = lastId;
    }

    /** @param lastId of the stream before; empty for none */
    public static EventStream open(Server server, String token, String lastId) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.api("events")).header("Accept", "text/event-stream");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        try {
            return new EventStream(server.http().send(request.build(), BodyHandlers.ofInputStream()), lastId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public int status() {
        return response.statusCode();
    }

    public String type() {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    /** The whole body of a stream that is none. */
    public JsonNode problem() {
        try (InputStream body = response.body()) {
            return Json.read(new String(body.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a client would send to go on from here. */
    public String lastId() {
        return lastId;
    }

    /**
     * Reads on a thread of its own until the stream ends.
     *
     * @param ended runs then, perhaps twice
     */
    public void read(Consumer<Packet> packets, Runnable ended) {
        Thread reader = new Thread(() -> readAll(packets, ended), "event stream");
        reader.setDaemon(true);
        reader.start();
    }

    /** Into an inbox, which is told of the end. */
    public Inbox inbox() {
        Inbox inbox = new Inbox();
        read(packet -> inbox.frame(List.of(packet), 0), () -> inbox.closed(0));
        return inbox;
    }

    private void readAll(Consumer<Packet> packets, Runnable ended) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            StringBuilder data = new StringBuilder();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("id:")) {
                    lastId = value(line);
                } else if (line.startsWith("data:")) {
                    data.append(data.isEmpty() ? "" : "\n").append(value(line));
                } else if (line.isEmpty() && !data.isEmpty()) {
                    packets.accept(new Packet(Json.read(data.toString())));
                    data.setLength(0);
                }
            }
        } catch (IOException cut) {
            ended.run();
        } finally {
            ended.run();
        }
    }

    private static String value(String line) {
        String value = line.substring(line.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
