package io.hongyan.im.conformance.client;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket written byte by byte, for frames that no library sends. */
public final class RawSocket implements AutoCloseable {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;
    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    public static RawSocket open(Server server) {
        try {
            Socket socket = new Socket();
            // small, so that not reading is felt by the server soon
            socket.setReceiveBufferSize(16 * 1024);
            socket.connect(
                    new InetSocketAddress(server.base().getHost(), server.base().getPort()));
            socket.setSoTimeout(20_000);
            RawSocket raw = new RawSocket(socket);
            raw.handshake(server);
            return raw;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handshake(Server server) throws IOException {
        String request = "GET " + server.ws().getPath() + " HTTP/1.1\r\nHost: "
                + server.base().getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: im.v1.json\r\n\r\n";
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        String status = line();
        if (!status.contains(" 101 ")) {
            throw new AssertionError(status);
        }
        String header;
        do {
            header = line();
        } while (!header.isEmpty());
    }

    @SuppressWarnings("deprecation")
    private String line() throws IOException {
        return in.readLine();
    }

    public void text(String text) {
        frame(TEXT, true, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends one masked frame. */
    public void frame(int opcode, boolean last, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) (opcode | (last ? FIN : 0)));
        putLength(frame, payload.length);
        // a mask of zeros leaves the payload as it is
        frame.putInt(0).put(payload);
        bytes(frame.array(), frame.position());
    }

    /** Announces a frame of this length and sends only its beginning. */
    public void half(long length, byte[] beginning) {
        ByteBuffer frame = ByteBuffer.allocate(beginning.length + 14);
        frame.put((byte) (TEXT | FIN))
                .put((byte) (MASKED | 127))
                .putLong(length)
                .putInt(0)
                .put(beginning);
        bytes(frame.array(), frame.position());
    }

    private static void putLength(ByteBuffer frame, int length) {
        if (length < 126) {
            frame.put((byte) (MASKED | length));
        } else if (length < 65_536) {
            frame.put((byte) (MASKED | 126)).putShort((short) length);
        } else {
            frame.put((byte) (MASKED | 127)).putLong(length);
        }
    }

    private void bytes(byte[] bytes, int length) {
        try {
            out.write(bytes, 0, length);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next frame of this kind; others before it are dropped. */
    public byte[] next(int opcode) {
        try {
            while (true) {
                int kind = in.readUnsignedByte() & 0x0f;
                byte[] payload = in.readNBytes(length());
                if (kind == opcode) {
                    return payload;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int length() throws IOException {
        int length = in.readUnsignedByte();
        if (length == 126) {
            return in.readUnsignedShort();
        }
        return length == 127 ? Math.toIntExact(in.readLong()) : length;
    }

    /** The first packet of the next text frame. */
    public Packet nextPacket() {
        String text = new String(next(TEXT), StandardCharsets.UTF_8);
        return new Packet(Json.read(text.lines().findFirst().orElseThrow()));
    }

    /** Waits for the server's close frame and gives its code. */
    public int closeCode() {
        return ByteBuffer.wrap(next(CLOSE)).getShort() & 0xffff;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
