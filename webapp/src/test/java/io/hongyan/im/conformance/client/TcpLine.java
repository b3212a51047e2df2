package io.hongyan.im.conformance.client;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;

/** A framed socket: the length of the rest, a byte for the codec, packets. */
public final class TcpLine implements Line {
    public static final int JSON = 1;
    public static final int MSGPACK = 2;
    /** Told instead of a close code if a frame could not be read. */
    private static final int UNREADABLE = -2;

    private final Socket socket;
    private final OutputStream out;
    private final boolean msgpack;

    private TcpLine(Socket socket, boolean msgpack) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.msgpack = msgpack;
    }

    /** Reads on a thread of its own until the socket ends. */
    static TcpLine open(Socket socket, Inbox inbox, boolean msgpack) {
        try {
            socket.setTcpNoDelay(true);
            TcpLine line = new TcpLine(socket, msgpack);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            Thread reader = new Thread(() -> read(in, inbox), "tcp line");
            reader.setDaemon(true);
            reader.start();
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(DataInputStream in, Inbox inbox) {
        try (in) {
            while (true) {
                byte[] rest = new byte[in.readInt()];
                in.readFully(rest);
                byte[] payload = new byte[rest.length - 1];
                System.arraycopy(rest, 1, payload, 0, payload.length);
                inbox.frame(Line.packets(payload, rest[0] == MSGPACK), payload.length);
            }
        } catch (IOException ended) {
            inbox.closed(0);
        } finally {
            inbox.closed(UNREADABLE);
        }
    }

    @Override
    public void send(byte[] frame) {
        raw(framed(msgpack ? MSGPACK : JSON, frame));
    }

    /** A whole frame. */
    public static byte[] framed(int codec, byte[] payload) {
        return ByteBuffer.allocate(5 + payload.length)
                .putInt(1 + payload.length)
                .put((byte) codec)
                .put(payload)
                .array();
    }

    /** Sends bytes as they are. */
    public void raw(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void send(List<byte[]> packets) {
        send(Line.joined(packets, msgpack));
    }

    @Override
    public void hangUp() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
