package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Files;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Pictures;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sections 6 and 10: people's pictures. */
interface AvatarCases extends Cases {

    @Test
    default void standsOnEveryCard() {
        Session alice = stage().online("Alice");
        Session bob = online();
        alice.say(bob, "hi");
        String blob = picture(alice);
        assertThat(card(bob, alice).has("avatar")).isFalse();
        JsonNode answer = alice.set("profile", "avatar", blob).ok();

        assertThat(answer.path("card").path("avatar").asText()).isEqualTo(blob);
        assertThat(answer.path("card").path("name").asText()).isEqualTo("Alice");
        assertThat(card(bob, alice).path("avatar").asText()).isEqualTo(blob);
        assertThat(bob.overview(alice.user()).path("with").path("avatar").asText())
                .isEqualTo(blob);
        assertThat(Json.items(bob.get("users", "text", alice.user()).ok().path("items")))
                .extracting(it -> it.path("avatar").asText())
                .containsExactly(blob);
        assertThat(alice.device().online().welcome().path("user").path("avatar").asText())
                .isEqualTo(blob);
    }

    @Test
    default void isThereForEverybodyAndNobodyBefore() {
        Session alice = online();
        Session eve = online();
        String blob = picture(alice);
        Files.reply(Files.of(eve).get("blobs/" + blob)).problem(404, 40403);
        alice.set("profile", "avatar", blob).ok();

        assertThat(Files.of(eve).get("blobs/" + blob).statusCode()).isEqualTo(200);
        assertThat(Files.of(eve).get("blobs/" + blob + "/thumbnail").statusCode())
                .isEqualTo(200);
        Files.reply(Files.anonymous(stage().server()).get("blobs/" + blob)).problem(401, 40101);
        alice.set("profile", "avatar", null).ok();
        assertThat(card(eve, alice).has("avatar")).isFalse();
        Files.reply(Files.of(eve).get("blobs/" + blob)).problem(404, 40403);
    }

    @Test
    default void isAPictureThatOneMayRead() {
        Session alice = online();
        Session bob = online();
        String note = Files.of(alice)
                .upload("", "hello".getBytes(StandardCharsets.UTF_8))
                .path("id")
                .asText();
        for (Object no : List.of(note, picture(bob), "0HZX4T9W2C5QK", "me.png")) {
            JsonNode refusal =
                    alice.set("profile", "avatar", no, "name", "Mallory").refused(42201);
            assertThat(refusal.path("field").asText()).isEqualTo("avatar");
        }
        alice.set("profile", "avatar", 7).refused(40001);
        assertThat(card(alice, alice).has("avatar")).isFalse();
        assertThat(card(alice, alice).path("name").asText()).isNotEqualTo("Mallory");
    }

    @Test
    default void maySomebodyElsesThatOneCanSee() {
        Session alice = online();
        Session bob = online();
        String blob = picture(alice);
        alice.message(Json.map(
                        "to", bob.user(), "media", "image", "content", Json.map("blob", blob, "width", 8, "height", 8)))
                .ok();
        bob.set("profile", "avatar", blob).ok();

        assertThat(card(alice, bob).path("avatar").asText()).isEqualTo(blob);
    }

    @Test
    default void tellsTheOwnOtherDevicesAndIsDoneOnce() {
        Session alice = online();
        Session pad = alice.device().owner().device("pad").online();
        String first = picture(alice);
        String second = picture(alice);
        String clientId = Stage.uuid();
        alice.set("profile", "avatar", first, "clientId", clientId).ok();
        assertThat(pad.event("profile").body().path("card").path("avatar").asText())
                .isEqualTo(first);
        alice.set("profile", "avatar", second).ok();

        assertThat(alice.set("profile", "avatar", first, "clientId", clientId)
                        .ok()
                        .path("duplicate")
                        .asBoolean())
                .isTrue();
        assertThat(card(pad, alice).path("avatar").asText()).isEqualTo(second);
        pad.set("profile", "name", "Another").ok();
        assertThat(card(pad, alice).path("avatar").asText()).isEqualTo(second);
    }

    @Test
    default void goesWithACardThatIsHandedOn() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        String blob = picture(alice);
        alice.set("profile", "avatar", blob).ok();
        ObjectNode message =
                Json.map("to", carol.user(), "media", "contact", "content", Json.map("user", alice.user()));

        assertThat(bob.message(message).ok().path("content").path("avatar").asText())
                .isEqualTo(blob);
        alice.set("profile", "avatar", null).ok();
        assertThat(Files.of(carol).get("blobs/" + blob).statusCode()).isEqualTo(200);
    }

    private static String picture(Session owner) {
        return Files.of(owner).upload("", Pictures.png(8, 8)).path("id").asText();
    }

    private static JsonNode card(Session asker, Session of) {
        return asker.get("profile", "user", of.user()).ok().path("card");
    }
}
