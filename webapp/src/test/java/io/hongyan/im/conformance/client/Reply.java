package io.hongyan.im.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** What a REST call got. */
public record Reply(int status, String type, String retryAfter, JsonNode json) {

    static Reply of(int status, String type, String retryAfter, String body) {
        boolean isJson = type.contains("json") && !body.isBlank();
        return new Reply(status, type, retryAfter, isJson ? Json.read(body) : Json.map());
    }

    public JsonNode ok() {
        assertThat(status).as("%s", json).isBetween(200, 299);
        return json;
    }

    /** The problem, which must have this status and code and the fields that every problem has. */
    public JsonNode problem(int expectedStatus, int code) {
        assertThat(status).as("%s", json).isEqualTo(expectedStatus);
        assertThat(json.path("code").asInt()).as("%s", json).isEqualTo(code);
        assertThat(type).startsWith("application/problem+json");
        assertThat(json.path("status").asInt()).isEqualTo(expectedStatus);
        assertThat(json.path("title").asText()).as("%s", json).isNotBlank();
        assertThat(json.has("type")).as("%s", json).isTrue();
        return json;
    }
}
