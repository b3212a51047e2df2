package io.hongyan.im.deploy.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;

/** A connection that says one thing and reads nothing of what it gets. */
final class DeafSocket implements AutoCloseable {
    private static final int SMALL_WINDOW = 4 * 1024;
    private static final int JSON = 1;
    private static final int LONGEST_READ = 30_000;

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
                + "\r\nConnection: close\r\nAuthorization: Bearer " + token + "\r\n\r\n";
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

    /** Whether the server has ended it: after what lies in the network nothing comes. */
    boolean isEnded() throws IOException {
        socket.setSoTimeout(LONGEST_READ);
        try (InputStream in = socket.getInputStream()) {
            in.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
