package io.hongyan.im.conformance.client;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A WebSocket: text frames of JSON, or binary frames of MessagePack. */
record WsLine(WebSocket socket, boolean msgpack) implements Line {
    static final String JSON = "im.v1.json";
    static final String MSGPACK = "im.v1.msgpack";

    /** Opens with these handshake headers and sub-protocols; a refused handshake throws. */
    static Line open(Server server, URI address, Inbox inbox, Map<String, String> headers, String... protocols) {
        WebSocket.Builder builder = server.http().newWebSocketBuilder();
        headers.forEach(builder::header);
        if (protocols.length > 0) {
            builder.subprotocols(protocols[0], Stream.of(protocols).skip(1).toArray(String[]::new));
        }
        WebSocket socket = builder.buildAsync(address, new Listener(inbox)).join();
        return new WsLine(socket, socket.getSubprotocol().equals(MSGPACK));
    }

    @Override
    public void send(byte[] frame) {
        if (msgpack) {
            socket.sendBinary(ByteBuffer.wrap(frame), true).join();
        } else {
            socket.sendText(new String(frame, StandardCharsets.UTF_8), true).join();
        }
    }

    @Override
    public void send(List<byte[]> packets) {
        send(Line.joined(packets, msgpack));
    }

    @Override
    public void hangUp() {
        socket.abort();
    }

    @Override
    public String protocol() {
        return socket.getSubprotocol();
    }

    @Override
    public boolean hasCloseCodes() {
        return true;
    }

    private static final class Listener implements WebSocket.Listener {
        private final Inbox inbox;
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Listener(Inbox inbox) {
            this.inbox = inbox;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                byte[] frame = text.toString().getBytes(StandardCharsets.UTF_8);
                inbox.frame(Line.packets(frame, false), frame.length);
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
            byte[] piece = new byte[data.remaining()];
            data.get(piece);
            bytes.writeBytes(piece);
            if (last) {
                inbox.frame(Line.packets(bytes.toByteArray(), true), bytes.size());
                bytes.reset();
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
