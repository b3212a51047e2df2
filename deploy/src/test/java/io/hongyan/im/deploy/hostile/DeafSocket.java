package io.hongyan.im.deploy.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** A connection that says one thing and reads nothing of what it gets. */
final class DeafSocket implements AutoCloseable {
    private static final int SMALL_WINDOW = 4 * 1024;
    private static final int JSON = 1;

    private final Socket socket = new Socket();

    private DeafSocket(int port, byte[] bytes) throws IOException {
        socket.setReceiveBufferSize(SMALL_WINDOW);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Asks for an event stream. */
    static DeafSocket stream(URI address, String token) throws IOException {
        String request = "GET " + address.getPath() + "api/v1/events HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        return new DeafSocket(address.getPort(), request.getBytes(UTF_8));
    }

    /** Sends one packet in a frame. */
    static DeafSocket framed(int port, String packet) throws IOException {
        byte[] payload = packet.getBytes(UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream frame = new DataOutputStream(bytes)) {
            frame.writeInt(1 + payload.length);
            frame.writeByte(JSON);
            frame.write(payload);
        }
        return new DeafSocket(port, bytes.toByteArray());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
