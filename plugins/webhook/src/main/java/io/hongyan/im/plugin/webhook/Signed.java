package io.hongyan.im.plugin.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request that shows who sends it.
 *
 * @param body JSON
 */
record Signed(String event, String delivery, String signature, String body) {
    /** @param seconds since 1970 */
    static Signed of(String event, String delivery, String body, String secret, long seconds) {
        return new Signed(event, delivery, Signature.of(secret, seconds, body.getBytes(StandardCharsets.UTF_8)), body);
    }

    Flight.Posting to(String url) {
        return new Flight.Posting(URI.create(url), this);
    }

    Map<String, String> headers() {
        return Map.of(
                "Content-Type", "application/json",
                "Hongyan-Event", event,
                "Hongyan-Delivery", delivery,
                "Hongyan-Signature", signature);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
