package io.hongyan.im.deploy.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;

/** A WebSocket made by hand, which can do what no decent client does. */
final class RawSocket implements AutoCloseable {
    static final int TEXT = 0x81;
    private static final int CLOSE = 8;
    private static final byte[] NO_MASK = new byte[4];
    private static final int SMALL_WINDOW = 4 * 1024;

    private final Socket socket = new Socket();
    private final DataOutputStream out;
    private final DataInputStream in;

    RawSocket(URI webSocket, Duration longestRead) throws IOException {
        socket.setReceiveBufferSize(SMALL_WINDOW);
        socket.setSoTimeout((int) longestRead.toMillis());
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), webSocket.getPort()));
        out = new DataOutputStream(socket.getOutputStream());
        in = new DataInputStream(socket.getInputStream());
        shakeHands(webSocket);
    }

    void text(String packet) throws IOException {
        frame(TEXT, packet.getBytes(UTF_8));
    }

    void frame(int firstByte, byte[] payload) throws IOException {
        header(firstByte, payload.length);
        out.write(payload);
        out.flush();
    }

    /** The beginning of a frame that announces {@code length} bytes. */
    void header(int firstByte, int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream header = new DataOutputStream(bytes)) {
            header.writeByte(firstByte);
            if (length < 126) {
                header.writeByte(0x80 | length);
            } else if (length < 65_536) {
                header.writeByte(0x80 | 126);
                header.writeShort(length);
            } else {
                header.writeByte(0x80 | 127);
                header.writeLong(length);
            }
            header.write(NO_MASK);
        }
        out.write(bytes.toByteArray());
        out.flush();
    }

    void bytes(byte[] some) throws IOException {
        out.write(some);
        out.flush();
    }

    /** The next text frame. */
    String read() throws IOException {
        int first = in.readUnsignedByte();
        byte[] payload = payload();
        if ((first & 0x0f) != 1) {
            throw new IOException("A frame of kind " + (first & 0x0f) + " instead of a text");
        }
        return new String(payload, UTF_8);
    }

    /** Reads on until the server's close frame and gives its code. */
    int closeCode() throws IOException {
        while (true) {
            int first = in.readUnsignedByte();
            byte[] payload = payload();
            if ((first & 0x0f) == CLOSE) {
                return ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private byte[] payload() throws IOException {
        int length = in.readUnsignedByte() & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        return in.readNBytes(length);
    }

    private void shakeHands(URI webSocket) throws IOException {
        String key = Base64.getEncoder().encodeToString(new byte[16]);
        String request = "GET " + webSocket.getPath() + " HTTP/1.1\r\nHost: 127.0.0.1:" + webSocket.getPort()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                + key + "\r\nSec-WebSocket-Protocol: im.v1.json\r\n\r\n";
        out.write(request.getBytes(ISO_8859_1));
        out.flush();
        String status = line();
        if (!status.contains(" 101 ")) {
            throw new IOException("The handshake was answered with " + status);
        }
        while (!line().isEmpty()) {
            // the answer's headers say nothing that is needed here
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
