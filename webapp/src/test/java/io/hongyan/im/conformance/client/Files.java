package io.hongyan.im.conformance.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Bytes up and down, with the token of one device, or of none. */
public record Files(Server server, String bearer) {

    public static Files of(Session session) {
        return new Files(session.device().rest().server(), session.device().access());
    }

    public static Files anonymous(Server server) {
        return new Files(server, "");
    }

    /** Uploads at once and gives what the server found out. */
    public JsonNode upload(String query, byte[] bytes) {
        return reply(send("POST", server.api("blobs" + query), bytes)).ok();
    }

    public Reply tryUpload(String query, byte[] bytes) {
        return reply(send("POST", server.api("blobs" + query), bytes));
    }

    public HttpResponse<byte[]> get(String path, String... headers) {
        return send("GET", server.api(path), new byte[0], headers);
    }

    /** An address that the server gave. */
    public HttpResponse<byte[]> follow(String address) {
        return send("GET", server.base().resolve(address), new byte[0]);
    }

    public HttpResponse<byte[]> send(String method, URI address, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(30))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return server.http().send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public static Reply reply(HttpResponse<byte[]> response) {
        return Reply.of(
                response.statusCode(),
                header(response, "Content-Type"),
                header(response, "Retry-After"),
                new String(response.body(), StandardCharsets.UTF_8));
    }

    /** Empty if there is none. */
    public static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
