package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import org.junit.jupiter.api.Test;

/** Section 5: headlines are for who is online now. */
interface HeadlineCases extends Cases {

    @Test
    default void tellsAHeadlineToWhoIsOnline() {
        Session alice = online();
        Session bob = online();
        Session bobPad = bob.device().owner().device("pad").online();
        JsonNode answer = alice.message(headline(bob.user())).ok();

        assertThat(answer.has("seq")).isFalse();
        assertThat(answer.has("id")).isFalse();
        for (Session device : new Session[] {bob, bobPad}) {
            JsonNode pushed = device.received();
            assertThat(pushed.path("type").asText()).isEqualTo("headline");
            assertThat(pushed.path("from").asText()).isEqualTo(alice.user());
            assertThat(pushed.path("content").path("text").asText()).isEqualTo("fire drill");
            assertThat(pushed.path("body").asText()).isEqualTo("fire drill");
            assertThat(pushed.has("seq")).isFalse();
            assertThat(pushed.has("id")).isFalse();
        }
    }

    @Test
    default void acceptsAHeadlineForWhoIsAway() {
        Session alice = online();
        Session bob = online();
        bob.hangUp();

        alice.message(headline(bob.user())).ok();
        Session again = bob.device().online();
        assertThat(again.pushesUntilToldBy(alice)).isEmpty();
        assertThat(again.entries(alice.user())).hasSize(1);
    }

    @Test
    default void storesNoHeadline() {
        Session alice = online();
        Session bob = online();
        alice.message(headline(bob.user())).ok();

        assertThat(alice.say(bob, "first").path("seq").asInt()).isEqualTo(1);
        assertThat(bob.overview(alice.user()).path("unread").asInt()).isEqualTo(1);
    }

    @Test
    default void looksForNoDuplicateOfAHeadline() {
        Session alice = online();
        Session bob = online();
        ObjectNode body = Json.with(headline(bob.user()), "clientId", Stage.uuid());

        assertThat(alice.message(body).ok().has("duplicate")).isFalse();
        assertThat(alice.message(body).ok().has("duplicate")).isFalse();
        bob.received();
        bob.received();
    }

    @Test
    default void checksTheContentOfAHeadline() {
        Session alice = online();
        Session bob = online();

        alice.message(Json.with(headline(bob.user()), "content", Json.map())).refused(42201);
        alice.message(Json.with(headline(bob.user()), "media", "smoke-signal")).refused(41501);
        alice.message(headline("nobody-" + bob.user())).refused(40401);
    }

    private static ObjectNode headline(String to) {
        return Json.with(Session.text(to, "fire drill"), "type", "headline");
    }
}
