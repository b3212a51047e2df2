package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Files;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Pictures;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 6: clearing a conversation for oneself. */
interface ClearCases extends Cases {

    @Test
    default void clearsForOneselfAlone() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "one");
        alice.message(Json.with(Session.text(bob.user(), "two"), "mentions", List.of("@all")))
                .ok();
        JsonNode answer = clear(bob, alice);

        assertThat(answer.path("firstSeq").asInt()).isEqualTo(3);
        assertThat(answer.path("unread").asInt(-1)).isZero();
        JsonNode shown = bob.overview(alice.user());
        assertThat(shown.path("firstSeq").asInt()).isEqualTo(3);
        assertThat(shown.path("lastSeq").asInt()).isEqualTo(2);
        assertThat(shown.path("unread").asInt(-1)).isZero();
        assertThat(shown.path("mentions").asInt(-1)).isZero();
        assertThat(shown.has("last")).isFalse();
        assertThat(bob.entries(alice.user())).isEmpty();
        assertThat(alice.entries(bob.user())).hasSize(2);
        assertThat(alice.overview(bob.user()).path("firstSeq").asInt()).isEqualTo(1);
    }

    @Test
    default void countsExactlyWhatComesAfterwards() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "one");
        clear(bob, alice);
        alice.message(Json.with(Session.text(bob.user(), "two"), "mentions", List.of(bob.user())))
                .ok();
        alice.say(bob, "three");

        JsonNode shown = bob.overview(alice.user());
        assertThat(shown.path("unread").asInt()).isEqualTo(2);
        assertThat(shown.path("mentions").asInt()).isEqualTo(1);
        assertThat(shown.path("last").path("seq").asInt()).isEqualTo(3);
        assertThat(bob.entries(alice.user()))
                .extracting(it -> it.path("seq").asInt())
                .containsExactly(2, 3);
        bob.set("read", "conversation", alice.user(), "seq", 1).ok();
        assertThat(bob.overview(alice.user()).path("unread").asInt()).isEqualTo(2);
        bob.set("read", "conversation", alice.user(), "seq", 2).ok();
        assertThat(bob.overview(alice.user()).path("unread").asInt()).isEqualTo(1);
        assertThat(bob.overview(alice.user()).path("mentions").asInt(-1)).isZero();
        clear(bob, alice);
        assertThat(bob.overview(alice.user()).path("unread").asInt(-1)).isZero();
    }

    @Test
    default void everyPageBeginsAtWhatIsLeft() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "one");
        alice.say(bob, "two");
        clear(bob, alice);
        alice.say(bob, "three");

        for (Object[] page : new Object[][] {{"after", 0}, {"before", 4}, {"at", 0}, {"at", 0, "limit", 1}, {}}) {
            JsonNode history = bob.history(alice.user(), page);
            assertThat(history.path("firstSeq").asInt()).isEqualTo(3);
            assertThat(history.path("more").asBoolean(true)).isFalse();
            assertThat(Json.items(history.path("entries")))
                    .extracting(it -> it.path("seq").asInt())
                    .containsExactly(3);
        }
        assertThat(bob.entries(alice.user(), "before", 3)).isEmpty();
    }

    @Test
    default void answersToNothingBelow() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "one");
        alice.say(bob, "two");
        clear(bob, alice);

        bob.message(Json.with(Session.text(alice.user(), "re"), "replyTo", 2)).refused(40403);
        bob.get("read", "conversation", alice.user(), "seq", 2).refused(40403);
        alice.message(Json.with(Session.text(bob.user(), "re"), "replyTo", 2)).ok();
        bob.message(Json.with(Session.text(alice.user(), "re"), "replyTo", 3)).ok();
    }

    @Test
    default void lendsNoBlobOfWhatLiesBelow() {
        Session alice = online();
        Session bob = online();
        String blob = Files.of(alice).upload("", Pictures.png(4, 4)).path("id").asText();
        alice.message(Json.map(
                        "to", bob.user(), "media", "image", "content", Json.map("blob", blob, "width", 4, "height", 4)))
                .ok();
        assertThat(Files.of(bob).get("blobs/" + blob).statusCode()).isEqualTo(200);
        clear(bob, alice);

        Files.reply(Files.of(bob).get("blobs/" + blob)).problem(404, 40403);
        assertThat(Files.of(alice).get("blobs/" + blob).statusCode()).isEqualTo(200);
    }

    @Test
    default void tellsNobodyElseHowFarOneHadRead() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "one");
        clear(bob, alice);

        assertThat(Json.items(alice.get("read", "conversation", bob.user(), "seq", 1)
                                .ok()
                                .path("items"))
                        .filter(it -> it.path("user").asText().equals(bob.user())))
                .extracting(it -> it.path("read").asInt(-1))
                .containsExactly(0);
        assertThat(alice.pushesUntilToldBy(bob)).isEmpty();
    }

    @Test
    default void tellsTheOtherOwnDevices() {
        Session alice = online();
        Session bob = online();
        Session pad = bob.device().owner().device("pad").online();
        String id = alice.say(bob, "one").path("conversation").asText();
        clear(bob, alice);
        JsonNode event = pad.event("conversation").body();

        assertThat(event.path("conversation").asText()).isEqualTo(id);
        assertThat(event.path("firstSeq").asInt()).isEqualTo(2);
    }

    @Test
    default void aRetryClearsNothingMore() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "one");
        String clientId = Stage.uuid();
        clear(bob, alice, "clientId", clientId);
        alice.say(bob, "two");

        assertThat(clear(bob, alice, "clientId", clientId).path("duplicate").asBoolean())
                .isTrue();
        assertThat(bob.entries(alice.user())).hasSize(1);
    }

    @Test
    default void clearsAndHidesAtOnce() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "one");
        clear(bob, alice, "hidden", true);

        assertThat(bob.overview(alice.user()).path("hidden").asBoolean()).isTrue();
        assertThat(bob.entries(alice.user())).isEmpty();
    }

    private static JsonNode clear(Session who, Session with, Object... fields) {
        return who.ask(
                        513,
                        Json.with(
                                Json.map(
                                        "type",
                                        "set",
                                        "query",
                                        "conversation",
                                        "action",
                                        "clear",
                                        "conversation",
                                        with.user()),
                                fields))
                .ok();
    }
}
