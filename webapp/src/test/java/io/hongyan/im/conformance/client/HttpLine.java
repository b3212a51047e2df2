package io.hongyan.im.conformance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Packets by POST, one request after another, and the event stream for what the server sends. As any client it drops
 * pushes of messages that an answer told of.
 */
final class HttpLine implements Line {
    private static final int MOST = 50;

    private final Server server;
    private final Inbox inbox;
    private final boolean msgpack;
    private final ExecutorService posts = Executors.newSingleThreadExecutor(HttpLine::daemon);
    private final Set<String> known = new HashSet<>();
    private final List<Packet> held = new ArrayList<>();
    private int under;
    private volatile @Nullable Device device;
    private volatile @Nullable EventStream stream;

    HttpLine(Server server, Inbox inbox, boolean msgpack) {
        this.server = server;
        this.inbox = inbox;
        this.msgpack = msgpack;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "http line");
        thread.setDaemon(true);
        return thread;
    }

    /** Signs the device in, unless it is, and opens its event stream; gives login's answer. */
    JsonNode enter(Device who) {
        if (who.access().isEmpty()) {
            who.signIn();
        }
        device = who;
        EventStream opened = EventStream.open(server, who.access(), "");
        stream = opened;
        opened.read(this::pushed, () -> inbox.closed(0));
        return inbox.take(packet -> packet.isEvent("session")).body();
    }

    @Override
    public void send(byte[] body) {
        synchronized (this) {
            under++;
        }
        posts.execute(() -> post(body));
    }

    @Override
    public void send(List<byte[]> packets) {
        for (int from = 0; from < packets.size(); from += MOST) {
            send(list(packets.subList(from, Math.min(from + MOST, packets.size()))));
        }
    }

    private byte[] list(List<byte[]> packets) {
        if (packets.size() == 1) {
            return packets.get(0);
        }
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        list.writeBytes(msgpack ? Msgpack.listHeader(packets.size()) : new byte[] {'['});
        for (int i = 0; i < packets.size(); i++) {
            list.writeBytes(i > 0 && !msgpack ? new byte[] {','} : new byte[0]);
            list.writeBytes(packets.get(i));
        }
        list.writeBytes(msgpack ? new byte[0] : new byte[] {']'});
        return list.toByteArray();
    }

    private void post(byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.api("packets"))
                .header("Content-Type", msgpack ? "application/msgpack" : "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        Optional.ofNullable(device).ifPresent(who -> request.header("Authorization", "Bearer " + who.access()));
        try {
            HttpResponse<byte[]> response = server.http().send(request.build(), BodyHandlers.ofByteArray());
            answered(response.statusCode() == 200 ? answers(response.body()) : List.of(problem(response.body())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonNode problem(byte[] body) {
        return Json.read(new String(body, StandardCharsets.UTF_8));
    }

    private List<JsonNode> answers(byte[] body) {
        JsonNode answer =
                (msgpack ? Msgpack.read(body) : Json.lines(body)).findFirst().orElseThrow();
        return answer.isArray() ? Json.items(answer).toList() : List.of(answer);
    }

    private synchronized void answered(List<JsonNode> answers) {
        answers.stream()
                .filter(answer -> answer.path("op").asInt() == 512)
                .forEach(answer -> known.add(place(answer.path("body"))));
        inbox.frame(answers.stream().map(Packet::new).toList(), 0);
        under--;
        if (under == 0) {
            held.forEach(this::give);
            held.clear();
        }
    }

    private static String place(JsonNode entry) {
        return entry.path("conversation").asText() + entry.path("seq").asText();
    }

    private synchronized void pushed(Packet packet) {
        if (under > 0) {
            held.add(packet);
        } else {
            give(packet);
        }
    }

    private void give(Packet packet) {
        if (!packet.isPush(512) || !known.contains(place(packet.body()))) {
            inbox.frame(List.of(packet), 0);
        }
    }

    /** A text to oneself that is stored nowhere; when it is here, everything before it is. */
    ObjectNode mark(String text) {
        Device who = device;
        if (who == null) {
            throw new AssertionError("nobody is here");
        }
        return Packet.request(512, "body", Json.with(Session.text(who.owner().user(), text), "type", "headline"));
    }

    @Override
    public void hangUp() {
        posts.shutdownNow();
        Optional.ofNullable(stream).ifPresent(EventStream::close);
    }

    @Override
    public String protocol() {
        return "";
    }

    @Override
    public boolean hasCloseCodes() {
        return false;
    }
}
