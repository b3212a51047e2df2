package io.hongyan.im.plugin.ldap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Stands between a client and a server on this machine and keeps what the client says. */
final class Relay implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final int port;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** @param port of the server */
    Relay(int port) throws IOException {
        this.port = port;
        start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Everything that clients said, each byte a character. */
    String said() {
        synchronized (said) {
            return said.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                start(() -> pass(client, server, true));
                start(() -> pass(server, client, false));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean keep) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] bytes = new byte[1 << 12];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (keep) {
                    synchronized (said) {
                        said.write(bytes, 0, count);
                    }
                }
                out.write(bytes, 0, count);
                out.flush();
            }
        } catch (IOException ended) {
            return; // by either side, which is how a connection ends
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
