package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 6: {@code profile}. */
interface ProfileCases extends Cases {

    @Test
    default void showsOnesOwnCard() {
        Session alice = stage().online("Alice");
        JsonNode answer = alice.get("profile").ok();

        assertThat(answer.path("type").asText()).isEqualTo("result");
        assertThat(answer.path("query").asText()).isEqualTo("profile");
        assertThat(answer.path("card").path("user").asText()).isEqualTo(alice.user());
        assertThat(answer.path("card").path("name").asText()).isEqualTo("Alice");
    }

    @Test
    default void showsTheCardOfAnother() {
        Session alice = online();
        Session bob = stage().online("Bob");

        assertThat(card(alice, bob).path("user").asText()).isEqualTo(bob.user());
        assertThat(card(alice, bob).path("name").asText()).isEqualTo("Bob");
    }

    @Test
    default void showsNoCardOfNobody() {
        Session alice = online();

        alice.get("profile", "user", "nobody-" + alice.user()).refused(40401);
        alice.get("profile", "user", 7).refused(40001);
    }

    @Test
    default void changesOnesOwnCard() {
        Session alice = online();
        Session bob = online();
        alice.set("profile", "name", "爱丽丝", "signature", "gone fishing 🎣").ok();

        assertThat(card(bob, alice).path("name").asText()).isEqualTo("爱丽丝");
        assertThat(card(bob, alice).path("signature").asText()).isEqualTo("gone fishing 🎣");
    }

    @Test
    default void leavesWhatIsNotNamed() {
        Session alice = stage().online("Alice");
        alice.set("profile", "signature", "gone fishing").ok();
        alice.set("profile", "name", "Alicia").ok();

        assertThat(card(alice, alice).path("name").asText()).isEqualTo("Alicia");
        assertThat(card(alice, alice).path("signature").asText()).isEqualTo("gone fishing");
    }

    @Test
    default void clearsWhatIsNull() {
        Session alice = online();
        alice.set("profile", "signature", "gone fishing").ok();
        alice.set("profile", "signature", null).ok();

        assertThat(card(alice, alice).path("signature").asText("")).isIn("", "null");
    }

    @Test
    default void changesNobodyElse() {
        Session alice = stage().online("Alice");
        Session bob = stage().online("Bob");
        alice.set("profile", "user", bob.user(), "name", "Mallory");

        assertThat(card(alice, bob).path("name").asText()).isEqualTo("Bob");
    }

    @Test
    default void changesNothingThatOthersGrant() {
        Session alice = online();
        alice.set("profile", "name", "Alice", "department", "board", "title", "boss");

        assertThat(card(alice, alice).path("department").asText("")).isNotEqualTo("board");
        assertThat(card(alice, alice).path("title").asText("")).isNotEqualTo("boss");
    }

    @Test
    default void refusesProfilesThatAreNone() {
        Session alice = stage().online("Alice");

        alice.set("profile", "name", 7).refused(40001);
        alice.set("profile", "name", "").refused(40001);
        assertThat(alice.set("profile", "name", null).code()).isIn(0, 40001);
        alice.set("profile", "signature", List.of()).refused(40001);
        alice.set("profile", "name", "x".repeat(10_000)).refused(40001);
        assertThat(card(alice, alice).path("name").asText()).isEqualTo("Alice");
    }

    @Test
    default void aRetryChangesNothingAgain() {
        Session alice = online();
        String clientId = Stage.uuid();
        JsonNode first =
                alice.set("profile", "name", "One", "clientId", clientId).ok();
        alice.set("profile", "name", "Two", "clientId", Stage.uuid()).ok();
        JsonNode again =
                alice.set("profile", "name", "One", "clientId", clientId).ok();

        assertThat(first.has("duplicate")).isFalse();
        assertThat(again.path("duplicate").asBoolean()).isTrue();
        assertThat(again.path("card")).isEqualTo(first.path("card"));
        assertThat(card(alice, alice).path("name").asText()).isEqualTo("Two");
    }

    @Test
    default void theSameRetryIdOfAnotherPersonIsNoRetry() {
        Session alice = online();
        Session bob = online();
        String clientId = Stage.uuid();
        alice.set("profile", "name", "One", "clientId", clientId).ok();

        assertThat(bob.set("profile", "name", "Two", "clientId", clientId).ok().has("duplicate"))
                .isFalse();
        assertThat(card(alice, bob).path("name").asText()).isEqualTo("Two");
    }

    @Test
    default void showsTheNewNameWhereverACardIs() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "hello");
        alice.set("profile", "name", "New Name").ok();

        assertThat(bob.overview(alice.user()).path("with").path("name").asText())
                .isEqualTo("New Name");
        assertThat(Json.items(bob.get("users", "text", alice.user()).ok().path("items")))
                .extracting(it -> it.path("name").asText())
                .containsExactly("New Name");
    }

    private static JsonNode card(Session asker, Session of) {
        return asker.get("profile", "user", of.user()).ok().path("card");
    }
}
