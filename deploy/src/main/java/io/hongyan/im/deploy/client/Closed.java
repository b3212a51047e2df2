package io.hongyan.im.deploy.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a connection ended.
 *
 * @param code the WebSocket close code, {@link #LOST} when there was none
 * @param told body of the {@code closed} packet that came before, a missing node when none came
 */
public record Closed(int code, JsonNode told) {
    /** The connection broke without a close frame. */
    public static final int LOST = 1006;
}
