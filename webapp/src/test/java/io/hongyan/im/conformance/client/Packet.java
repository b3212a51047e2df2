package io.hongyan.im.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One packet as it came. */
public record Packet(JsonNode json) {

    /** A request without a body. */
    public static ObjectNode request(int op, Object... more) {
        return Json.with(Json.map("op", op), more);
    }

    public int op() {
        return json.path("op").asInt(-1);
    }

    public String id() {
        return json.path("id").asText();
    }

    public int code() {
        return json.path("code").asInt(-1);
    }

    public String message() {
        return json.path("message").asText();
    }

    public JsonNode body() {
        return json.path("body");
    }

    public boolean isAnswer() {
        return json.has("code");
    }

    public boolean isPush(int op) {
        return !isAnswer() && op() == op;
    }

    public boolean isEvent(String name) {
        return isPush(515) && name.equals(body().path("event").asText());
    }

    /** The body of an answer that must be a success. */
    public JsonNode ok() {
        assertThat(code()).as("%s", json).isZero();
        return body();
    }

    /** The body of an answer that must be refused with one of these codes. */
    public JsonNode refused(Integer... codes) {
        assertThat(code()).as("%s", json).isIn((Object[]) codes);
        assertThat(message()).as("the code in words: %s", json).isNotBlank();
        return body();
    }
}
