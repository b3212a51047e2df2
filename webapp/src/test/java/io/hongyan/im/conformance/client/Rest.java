package io.hongyan.im.conformance.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** The few REST calls that a client needs before it has a connection. */
public record Rest(Server server, String bearer) {

    public static Rest anonymous(Server server) {
        return new Rest(server, "");
    }

    public Rest as(String access) {
        return new Rest(server, access);
    }

    public Reply get(String path) {
        return call("GET", path, BodyPublishers.noBody());
    }

    public Reply post(String path, JsonNode body) {
        return post(path, Json.write(body));
    }

    public Reply post(String path, String body) {
        return call("POST", path, BodyPublishers.ofString(body));
    }

    public Reply put(String path, JsonNode body) {
        return call("PUT", path, BodyPublishers.ofString(Json.write(body)));
    }

    public Reply patch(String path, JsonNode body) {
        return call("PATCH", path, BodyPublishers.ofString(Json.write(body)));
    }

    /** Posts bytes that are no JSON. */
    public Reply upload(String path, String type, byte[] bytes) {
        return call("POST", path, type, BodyPublishers.ofByteArray(bytes));
    }

    public Reply delete(String path) {
        return call("DELETE", path, BodyPublishers.noBody());
    }

    private Reply call(String method, String path, HttpRequest.BodyPublisher body) {
        return call(method, path, "application/json", body);
    }

    /** Asks with any method, and an empty body or map. */
    public Reply ask(String method, String path, String type) {
        boolean isMap = type.equals("application/json")
                && List.of("POST", "PUT", "PATCH").contains(method);
        return call(method, path, type, isMap ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
    }

    private Reply call(String method, String path, String type, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.api(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", type)
                .method(method, body);
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return send(request.build());
    }

    private Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = server.http().send(request, BodyHandlers.ofString());
            return Reply.of(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Retry-After").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
