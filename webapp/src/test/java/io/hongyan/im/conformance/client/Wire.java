package io.hongyan.im.conformance.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One WebSocket connection that speaks well-formed frames. */
public final class Wire implements AutoCloseable {
    public static final String JSON = "im.v1.json";

    private final WebSocket socket;
    private final Inbox inbox;
    private final AtomicInteger lastId = new AtomicInteger();

    private Wire(WebSocket socket, Inbox inbox) {
        this.socket = socket;
        this.inbox = inbox;
    }

    public static Wire open(Server server) {
        return open(server, Map.of(), JSON);
    }

    /** Opens with these handshake headers and sub-protocols; a refused handshake throws. */
    public static Wire open(Server server, Map<String, String> headers, String... protocols) {
        return open(server, server.ws(), headers, protocols);
    }

    static Wire open(Server server, URI address, Map<String, String> headers, String... protocols) {
        Inbox inbox = new Inbox();
        WebSocket.Builder builder = server.http().newWebSocketBuilder();
        headers.forEach(builder::header);
        if (protocols.length > 0) {
            builder.subprotocols(protocols[0], Stream.of(protocols).skip(1).toArray(String[]::new));
        }
        return new Wire(builder.buildAsync(address, new Listener(inbox)).join(), inbox);
    }

    public String protocol() {
        return socket.getSubprotocol();
    }

    public Inbox inbox() {
        return inbox;
    }

    /** Sends one text frame as it is. */
    public void frame(String text) {
        socket.sendText(text, true).join();
    }

    /** Sends these packets as one frame. */
    public void send(List<ObjectNode> packets) {
        frame(packets.stream().map(Json::write).collect(Collectors.joining("\n")));
    }

    public void send(ObjectNode packet) {
        frame(Json.write(packet));
    }

    /** Sends the packet under a fresh id and waits for its answer. */
    public Packet ask(ObjectNode packet) {
        String id = freshId();
        send(Json.with(packet, "id", id));
        return answer(id);
    }

    public Packet answer(String id) {
        return inbox.take(packet -> packet.isAnswer() && packet.id().equals(id));
    }

    public String freshId() {
        return "w" + lastId.incrementAndGet();
    }

    /** Everything the server sent before it answered a heartbeat sent now. */
    public List<Packet> flush() {
        String id = freshId();
        send(Packet.request(7, "id", id));
        List<Packet> all = inbox.takeUntil(packet -> packet.id().equals(id));
        return all.subList(0, all.size() - 1);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static final class Listener implements WebSocket.Listener {
        private final Inbox inbox;
        private final StringBuilder text = new StringBuilder();

        Listener(Inbox inbox) {
            this.inbox = inbox;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                inbox.frame(text.toString());
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            inbox.closed(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            inbox.closed(1006);
        }
    }
}
