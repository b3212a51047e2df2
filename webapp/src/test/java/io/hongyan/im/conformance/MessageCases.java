package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 5: a message between two people. */
interface MessageCases extends Cases {

    @Test
    default void answersWithTheEntryAsStored() {
        Session alice = online();
        Session bob = online();
        String clientId = Stage.uuid();
        JsonNode entry = alice.message(Json.with(
                        Session.text(bob.user(), "are you ok?"),
                        "clientId",
                        clientId,
                        "subject",
                        "health",
                        "media",
                        "text"))
                .ok();

        assertThat(entry.path("conversation").asText()).matches("[0-9A-HJKMNP-TV-Z]{13}");
        assertThat(entry.path("id").asText()).matches("[0-9A-HJKMNP-TV-Z]{13}");
        assertThat(entry.path("seq").asInt()).isEqualTo(1);
        assertThat(entry.path("kind").asText()).isEqualTo("message");
        assertThat(entry.path("from").asText()).isEqualTo(alice.user());
        assertThat(entry.path("time").asLong()).isGreaterThan(1_700_000_000_000L);
        assertThat(entry.path("to").asText()).isEqualTo(bob.user());
        assertThat(entry.path("type").asText()).isEqualTo("chat");
        assertThat(entry.path("media").asText()).isEqualTo("text");
        assertThat(entry.path("content")).isEqualTo(Json.map("text", "are you ok?"));
        assertThat(entry.path("subject").asText()).isEqualTo("health");
        assertThat(entry.path("clientId").asText()).isEqualTo(clientId);
        assertThat(entry.has("duplicate")).isFalse();
    }

    @Test
    default void pushesTheEntryToTheOther() {
        Session alice = online();
        Session bob = online();
        JsonNode entry = alice.message(Json.with(Session.text(bob.user(), "hello"), "clientId", Stage.uuid()))
                .ok();
        JsonNode pushed = bob.received();

        for (String field :
                List.of("conversation", "seq", "id", "kind", "from", "time", "to", "type", "media", "content")) {
            assertThat(pushed.path(field)).as(field).isEqualTo(entry.path(field));
        }
        assertThat(pushed.path("body").asText()).isEqualTo("hello");
        assertThat(pushed.has("clientId")).as("only its sender is told").isFalse();
    }

    @Test
    default void pushesToEveryDeviceOfBothButTheSendingConnection() {
        Session alice = online();
        Session bob = online();
        Session alicePad = alice.device().owner().device("pad").online();
        Session bobPad = bob.device().owner().device("pad").online();
        String clientId = Stage.uuid();
        alice.message(Json.with(Session.text(bob.user(), "hello"), "clientId", clientId))
                .ok();

        assertThat(bob.received().has("clientId")).isFalse();
        assertThat(bobPad.received().has("clientId")).isFalse();
        assertThat(alicePad.received().path("clientId").asText()).isEqualTo(clientId);
        assertThat(alice.pushesUntilToldBy(bob)).noneMatch(packet -> packet.isPush(512));
    }

    @Test
    default void pushesNothingToAStranger() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        alice.say(bob, "between us");
        bob.received();

        assertThat(carol.pushesUntilToldBy(alice)).isEmpty();
    }

    @Test
    default void bothWriteIntoOneConversation() {
        Session alice = online();
        Session bob = online();
        JsonNode first = alice.say(bob, "hello");
        JsonNode second = bob.say(alice, "hello yourself");

        assertThat(second.path("conversation")).isEqualTo(first.path("conversation"));
        assertThat(second.path("seq").asInt()).isEqualTo(2);
    }

    @Test
    default void bothBeginAtTheSameMoment() {
        Session alice = online();
        Session bob = online();
        alice.wire().send(Packet.request(512, "id", "a", "body", Session.text(bob.user(), "from alice")));
        bob.wire().send(Packet.request(512, "id", "b", "body", Session.text(alice.user(), "from bob")));
        JsonNode one = alice.wire().answer("a").ok();
        JsonNode other = bob.wire().answer("b").ok();

        assertThat(one.path("conversation")).isEqualTo(other.path("conversation"));
        assertThat(one.path("seq").asInt() + other.path("seq").asInt()).isEqualTo(3);
    }

    @Test
    default void theSenderIsAlwaysTheSession() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        ObjectNode forged = Json.with(
                Session.text(bob.user(), "hello"),
                "from",
                carol.user(),
                "seq",
                99,
                "id",
                "0000000000000",
                "time",
                1,
                "conversation",
                "0000000000000");
        JsonNode entry = alice.message(forged).ok();

        assertThat(entry.path("from").asText()).isEqualTo(alice.user());
        assertThat(entry.path("seq").asInt()).isEqualTo(1);
        assertThat(entry.path("time").asLong()).isGreaterThan(1_700_000_000_000L);
        assertThat(bob.received().path("from").asText()).isEqualTo(alice.user());
    }

    @Test
    default void wantsToKnowWhomAndWhat() {
        Session alice = online();
        Session bob = online();
        ObjectNode body = Session.text(bob.user(), "hello");

        alice.message(Json.without(body, "to")).refused(40001);
        alice.message(Json.without(body, "content")).refused(40001);
        alice.message(Json.with(body, "to", List.of(bob.user()))).refused(40001);
        alice.message(Json.with(body, "content", "hello")).refused(40001);
        alice.message(Json.with(body, "content", null)).refused(40001);
        alice.message(Json.with(body, "media", List.of())).refused(40001);
        alice.message(Json.with(body, "subject", 7)).refused(40001);
        assertThat(bob.pushesUntilToldBy(alice)).isEmpty();
    }

    @Test
    default void knowsNoSuchPerson() {
        Session alice = online();

        alice.message(Session.text("nobody-" + alice.user(), "hello")).refused(40401);
        alice.message(Session.text("No Name!", "hello")).refused(40401, 40001);
    }

    @Test
    default void knowsNoSuchGroup() {
        Session alice = online();

        alice.message(Session.text("0HZX4T9W2C5QK", "hello")).refused(40402);
    }

    @Test
    default void lacksAnyWayIntoTheConversationOfOthers() {
        Session alice = online();
        Session bob = online();
        String conversation = alice.say(bob, "hello").path("conversation").asText();
        bob.received();
        Session carol = online();

        carol.message(Session.text(conversation, "me too")).refused(40402);
        assertThat(bob.pushesUntilToldBy(alice)).isEmpty();
    }

    @Test
    default void takesTheTypeThatFollowsAndNoContradiction() {
        Session alice = online();
        Session bob = online();
        ObjectNode body = Session.text(bob.user(), "hello");

        assertThat(alice.message(Json.with(body, "type", "chat"))
                        .ok()
                        .path("type")
                        .asText())
                .isEqualTo("chat");
        alice.message(Json.with(body, "type", "groupchat")).refused(40001);
        alice.message(Json.with(body, "type", "error")).refused(40001);
        alice.message(Json.with(body, "type", 1)).refused(40001);
    }

    @Test
    default void storesANormalMessage() {
        Session alice = online();
        Session bob = online();
        JsonNode entry = alice.message(Json.with(Session.text(bob.user(), "a notice"), "type", "normal"))
                .ok();

        assertThat(entry.path("type").asText()).isEqualTo("normal");
        assertThat(bob.received().path("type").asText()).isEqualTo("normal");
        assertThat(bob.entries(alice.user()).get(0).path("type").asText()).isEqualTo("normal");
    }

    @Test
    default void keepsWhatAMessageAnswersTo() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "are you ok?");
        bob.message(Json.with(Session.text(alice.user(), "yes"), "replyTo", 1)).ok();

        assertThat(alice.received().path("replyTo").asInt()).isEqualTo(1);
        assertThat(alice.entries(bob.user()).get(1).path("replyTo").asInt()).isEqualTo(1);
    }

    @Test
    default void answersToNothingThatIsNotThere() {
        Session alice = online();
        Session bob = online();
        ObjectNode body = Session.text(bob.user(), "yes");

        alice.message(Json.with(body, "replyTo", 1)).refused(40403);
        alice.say(bob, "first");
        alice.message(Json.with(body, "replyTo", 3)).refused(40403);
        alice.message(Json.with(body, "replyTo", 0)).refused(40403, 40001);
        alice.message(Json.with(body, "replyTo", -1)).refused(40403, 40001);
        alice.message(Json.with(body, "replyTo", "1")).refused(40001);
    }

    @Test
    default void mentionsPeople() {
        Session alice = online();
        Session bob = online();
        ObjectNode body = Session.text(bob.user(), "hello you");
        alice.message(Json.with(body, "mentions", List.of(bob.user()))).ok();
        alice.message(Json.with(body, "mentions", List.of("@all"))).ok();
        alice.say(bob, "nobody in particular");

        assertThat(bob.received().path("mentions"))
                .isEqualTo(Json.map("m", List.of(bob.user())).path("m"));
        assertThat(bob.received().path("mentions").get(0).asText()).isEqualTo("@all");
        assertThat(bob.overview(alice.user()).path("mentions").asInt()).isEqualTo(2);
        assertThat(alice.overview(bob.user()).path("mentions").asInt()).isZero();
    }

    @Test
    default void takesNoMentionsThatAreNone() {
        Session alice = online();
        Session bob = online();
        ObjectNode body = Session.text(bob.user(), "hello you");

        for (Object mentions :
                Arrays.asList(bob.user(), List.of(7), Json.map("user", bob.user()), List.of(List.of()))) {
            alice.message(Json.with(body, "mentions", mentions)).refused(40001);
        }
    }

    @Test
    default void writesToOneself() {
        Session alice = online();
        Session pad = alice.device().owner().device("pad").online();
        String clientId = Stage.uuid();
        JsonNode entry = alice.message(Json.with(Session.text(alice.user(), "buy milk"), "clientId", clientId))
                .ok();

        assertThat(entry.path("seq").asInt()).isEqualTo(1);
        assertThat(pad.received().path("clientId").asText()).isEqualTo(clientId);
        assertThat(alice.overview(alice.user()).path("unread").asInt()).isZero();
        assertThat(alice.entries(alice.user())).hasSize(1);
        assertThat(alice.wire().flush()).noneMatch(packet -> packet.isPush(512));
    }
}
