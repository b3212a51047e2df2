package io.hongyan.im.deploy.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a client needs before it has a connection. */
public final class Rest {
    private static final int TOO_MANY = 429;

    private final HttpClient http;
    private final URI api;

    /** @param address of the messenger, ending in {@code /im/} */
    public Rest(HttpClient http, URI address) {
        this.http = http;
        this.api = address.resolve("api/v1/");
    }

    public void register(String user, String password) {
        post("accounts", Map.of("username", user, "password", password, "name", user));
    }

    /** An access token for this device. */
    public String token(String user, String password, String device) {
        Map<String, Object> about = Map.of("id", device, "kind", "bot", "name", device);
        return post("tokens", Map.of("username", user, "password", password, "device", about))
                .path("access")
                .asText();
    }

    private JsonNode post(String path, Object body) {
        HttpResponse<String> response = send(path, body);
        while (response.statusCode() == TOO_MANY) {
            pause(response.headers().firstValueAsLong("Retry-After").orElse(1));
            response = send(path, body);
        }
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + " answered " + response.statusCode() + " " + response.body());
        }
        return response.body().isEmpty() ? Json.nothing() : Json.read(response.body());
    }

    private HttpResponse<String> send(String path, Object body) {
        HttpRequest request = HttpRequest.newBuilder(api.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(body)))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking " + path, e);
        }
    }

    private static void pause(long seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting to ask again", e);
        }
    }
}
