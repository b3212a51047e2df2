package io.hongyan.im.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection that speaks well-formed frames. */
public final class Wire implements AutoCloseable {
    public static final String JSON = WsLine.JSON;
    public static final String MSGPACK = WsLine.MSGPACK;
    /** A map that is no packet. */
    private static final byte[] NO_PACKET = {(byte) 0x80};

    private final Line line;
    private final boolean msgpack;
    private final Inbox inbox;
    private final AtomicInteger lastId = new AtomicInteger();

    private Wire(Line line, boolean msgpack, Inbox inbox) {
        this.line = line;
        this.msgpack = msgpack;
        this.inbox = inbox;
    }

    public static Wire open(Server server, Door door) {
        if (door.isHttp()) {
            Inbox inbox = new Inbox();
            return new Wire(new HttpLine(server, inbox, door.isMsgpack()), door.isMsgpack(), inbox);
        }
        return door.isTcp()
                ? tcp(socket(server.base().getHost(), server.tcp()), door.isMsgpack())
                : open(server, Map.of(), door.isMsgpack() ? MSGPACK : JSON);
    }

    private static Socket socket(String host, int port) {
        try {
            return new Socket(host, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Frames over a socket that is connected. */
    public static Wire tcp(Socket socket, boolean msgpack) {
        Inbox inbox = new Inbox();
        return new Wire(TcpLine.open(socket, inbox, msgpack), msgpack, inbox);
    }

    /** Opens with these handshake headers and sub-protocols; a refused handshake throws. */
    public static Wire open(Server server, Map<String, String> headers, String... protocols) {
        return open(server, server.ws(), headers, protocols);
    }

    static Wire open(Server server, URI address, Map<String, String> headers, String... protocols) {
        Inbox inbox = new Inbox();
        Line line = WsLine.open(server, address, inbox, headers, protocols);
        return new Wire(line, line.protocol().equals(MSGPACK), inbox);
    }

    public String protocol() {
        return line.protocol();
    }

    public Inbox inbox() {
        return inbox;
    }

    /** Sends one frame of JSON; where another codec is spoken, what each line means, or something else that is no packet. */
    public void frame(String text) {
        if (msgpack) {
            line.send(text.lines().map(Wire::meant).toList());
        } else {
            line.send(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] meant(String json) {
        try {
            return Msgpack.write(Json.readStrictly(json));
        } catch (UncheckedIOException nonsense) {
            return NO_PACKET;
        }
    }

    /** Sends one frame of bytes. */
    public void frame(byte[] bytes) {
        line.send(bytes);
    }

    /** Sends these packets as one frame. */
    public void send(List<ObjectNode> packets) {
        line.send(packets.stream().map(this::written).toList());
    }

    private byte[] written(ObjectNode packet) {
        return msgpack ? Msgpack.write(packet) : Json.write(packet).getBytes(StandardCharsets.UTF_8);
    }

    public void send(ObjectNode packet) {
        send(List.of(packet));
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

    /** Logs the device in, with the token if there is one; gives login's answer. */
    JsonNode enter(Device device) {
        return line instanceof HttpLine http
                ? http.enter(device)
                : ask(device.access().isEmpty() ? device.loginByPassword() : device.loginByToken())
                        .ok();
    }

    /** Everything the server sent before it answered a heartbeat sent now, or told what it was asked to tell. */
    public List<Packet> flush() {
        String id = freshId();
        if (line instanceof HttpLine http) {
            send(http.mark(id));
            List<Packet> all = inbox.takeUntil(packet -> packet.isPush(512)
                    && id.equals(packet.body().path("content").path("text").asText()));
            return all.subList(0, all.size() - 1);
        }
        send(Packet.request(7, "id", id));
        List<Packet> all = inbox.takeUntil(packet -> packet.id().equals(id));
        return all.subList(0, all.size() - 1);
    }

    /** Waits until the server has closed, with this code where there are codes. */
    public void assertClosed(int code) {
        int closed = inbox.closeCode();
        if (line.hasCloseCodes()) {
            assertThat(closed).isEqualTo(code);
        }
    }

    @Override
    public void close() {
        line.hangUp();
    }
}
