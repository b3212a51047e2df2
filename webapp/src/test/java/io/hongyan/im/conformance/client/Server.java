package io.hongyan.im.conformance.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/** Where the server under test is, as {@code http://127.0.0.1:port/im/}. */
public record Server(URI base) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

    public HttpClient http() {
        return HTTP;
    }

    public URI api(String path) {
        return base.resolve("api/v1/" + path);
    }

    public URI ws() {
        return URI.create("ws://" + base.getAuthority() + base.getPath() + "ws");
    }

    /** The port of framed sockets. */
    public int tcp() {
        return Integer.getInteger("it.tcp.plain.port", 9700);
    }

    /** The port of framed sockets with TLS. */
    public int tcpSecure() {
        return Integer.getInteger("it.tcp.port", 9701);
    }

    /** The web origin of the server's own pages. */
    public String origin() {
        return "http://" + base.getAuthority();
    }
}
