package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Session;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 9: text and emoji, and content that is none. */
interface MediaCases extends Cases {

    @Test
    default void takesAMediaTypeByNameNumberOrNotAtAll() {
        Session alice = online();
        Session bob = online();
        ObjectNode body = Session.text(bob.user(), "hello");

        alice.message(Json.with(body, "media", "text")).ok();
        alice.message(Json.with(body, "media", 1)).ok();
        alice.message(body).ok();
        for (int i = 0; i < 3; i++) {
            assertThat(bob.received().path("media").asText()).isEqualTo("text");
        }
    }

    @Test
    default void carriesAnEmoji() {
        Session alice = online();
        Session bob = online();
        JsonNode entry = alice.message(emoji(bob, Json.map("code", "smile", "pack", "classic")))
                .ok();
        JsonNode pushed = bob.received();

        assertThat(entry.path("media").asText()).isEqualTo("emoji");
        assertThat(pushed.path("media").asText()).isEqualTo("emoji");
        assertThat(pushed.path("content").path("code").asText()).isEqualTo("smile");
        assertThat(pushed.path("content").path("pack").asText()).isEqualTo("classic");
        assertThat(pushed.path("body").asText()).isNotBlank();
        assertThat(bob.entries(alice.user()).get(0).path("body").asText()).isNotBlank();
    }

    @Test
    default void carriesAnEmojiByNumberAndWithoutAPack() {
        Session alice = online();
        Session bob = online();
        alice.message(Json.with(emoji(bob, Json.map("code", "smile")), "media", 6))
                .ok();

        assertThat(bob.received().path("media").asText()).isEqualTo("emoji");
    }

    @Test
    default void namesTheFieldOfAnEmojiThatItRefuses() {
        Session alice = online();
        Session bob = online();

        for (Object content : List.of(Json.map(), Json.map("code", ""), Json.map("code", List.of()))) {
            JsonNode why = alice.message(Json.with(emoji(bob, Json.map()), "content", content))
                    .refused(42201);
            assertThat(why.path("field").asText()).isEqualTo("code");
        }
    }

    @Test
    default void namesTheFieldOfATextThatItRefuses() {
        Session alice = online();
        Session bob = online();

        for (Object text : List.of("", List.of("hello"), Json.map("text", "hello"))) {
            JsonNode why = alice.message(Json.with(Session.text(bob.user(), ""), "content", Json.map("text", text)))
                    .refused(42201);
            assertThat(why.path("field").asText()).isEqualTo("text");
        }
        assertThat(alice.message(Json.with(Session.text(bob.user(), ""), "content", Json.map()))
                        .refused(42201)
                        .path("field")
                        .asText())
                .isEqualTo("text");
    }

    @Test
    default void showsNothingOfARefusedMessageToTheOther() {
        Session alice = online();
        Session bob = online();
        alice.message(Session.text(bob.user(), "")).refused(42201);

        assertThat(bob.get("sync").ok().path("conversations")).isEmpty();
        assertThat(alice.say(bob, "first").path("seq").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"smoke-signal\"", "\"\"", "\"TEXT\"", "13", "99", "999999", "-1"})
    default void knowsNoOtherMediaTypes(String media) {
        Session alice = online();
        Session bob = online();

        alice.message(Json.with(Session.text(bob.user(), "hello"), "media", Json.read(media)))
                .refused(41501);
    }

    @Test
    default void listsItsMediaTypes() {
        Session alice = online();
        JsonNode answer = alice.get("media-types").ok();

        assertThat(answer.path("type").asText()).isEqualTo("result");
        assertThat(answer.path("query").asText()).isEqualTo("media-types");
        assertMediaType(answer, "text", 1);
        assertMediaType(answer, "emoji", 6);
    }

    private static void assertMediaType(JsonNode answer, String name, int number) {
        JsonNode type = Json.items(answer.path("items"))
                .filter(it -> it.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(type.path("number").asInt()).isEqualTo(number);
        assertThat(type.path("plugin").asText()).isNotBlank();
        assertThat(type.path("version").asText()).isNotBlank();
        assertThat(type.path("schema").isObject()).isTrue();
    }

    private static ObjectNode emoji(Session to, ObjectNode content) {
        return Json.map("to", to.user(), "media", "emoji", "content", content);
    }
}
