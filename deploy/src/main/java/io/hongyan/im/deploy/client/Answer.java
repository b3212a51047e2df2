package io.hongyan.im.deploy.client;

import com.fasterxml.jackson.databind.JsonNode;

/** What the server answered to a packet; {@code body} is a missing node where there is none. */
public record Answer(int code, String message, JsonNode body) {
    static Answer of(JsonNode packet) {
        return new Answer(packet.path("code").asInt(), packet.path("message").asText(), packet.path("body"));
    }

    public boolean ok() {
        return code == 0;
    }

    /** The body of a success; anything else is an {@link IllegalStateException} that says what was answered. */
    public JsonNode orThrow() {
        if (!ok()) {
            throw new IllegalStateException("The server answered " + code + " " + message + " " + body);
        }
        return body;
    }
}
