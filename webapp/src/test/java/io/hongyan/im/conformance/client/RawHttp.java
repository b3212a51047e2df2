package io.hongyan.im.conformance.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** HTTP from another loopback address, so that what is slowed by address slows no other case. */
public record RawHttp(Server server, String from) {

    public Reply post(String path, String json) {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request(path, json));
            return reply(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(server.base().getHost(), server.base().getPort(), InetAddress.getByName(from), 0);
        socket.setSoTimeout(30_000);
        return socket;
    }

    private byte[] request(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + server.api(path).getPath() + " HTTP/1.1\r\nHost: "
                + server.base().getAuthority() + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length + "\r\nConnection: close\r\n\r\n";
        return (head + json).getBytes(StandardCharsets.UTF_8);
    }

    private static Reply reply(String response) {
        int blank = response.indexOf("\r\n\r\n");
        String head = response.substring(0, blank);
        String body = response.substring(blank);
        int open = body.indexOf('{');
        // the map alone: a chunked body has lengths around it
        String json = open < 0 ? "" : body.substring(open, body.lastIndexOf('}') + 1);
        return Reply.of(
                Integer.parseInt(head.substring(9, 12)),
                header(head, "content-type"),
                header(head, "retry-after"),
                json);
    }

    private static String header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).trim())
                .findFirst()
                .orElse("");
    }
}
