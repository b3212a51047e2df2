package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 2: the envelope. */
interface PacketCases extends Cases {

    @Test
    default void echoesTheIdAndTheOp() {
        Wire wire = stage().wire();
        wire.send(Packet.request(7, "id", "鸿-" + "x".repeat(61)));
        Packet answer = wire.inbox().take(Packet::isAnswer);

        assertThat(answer.id()).isEqualTo("鸿-" + "x".repeat(61));
        assertThat(answer.op()).isEqualTo(7);
        assertThat(answer.message()).isNotBlank();
    }

    @Test
    default void takesAnIdOf64CharactersAndNoMore() {
        Wire wire = stage().wire();
        wire.send(Packet.request(7, "id", "😀".repeat(64)));
        assertThat(wire.inbox().take(Packet::isAnswer).ok()).isNotNull();

        wire.send(Packet.request(7, "id", "x".repeat(65)));
        wire.inbox().take(Packet::isAnswer).refused(40001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "true", "[]", "{}", "1.5"})
    default void wantsAnIdThatIsAString(String id) {
        Wire wire = stage().wire();
        wire.frame("{\"op\":7,\"id\":" + id + "}");

        wire.inbox().take(Packet::isAnswer).refused(40001);
    }

    @Test
    default void answersAHeartbeatAlways() {
        Wire wire = stage().wire();
        wire.send(Packet.request(7));

        Packet answer = wire.inbox().take(packet -> true);
        assertThat(answer.ok().path("time").asLong()).isGreaterThan(1_700_000_000_000L);
        assertThat(answer.op()).isEqualTo(7);
        assertThat(answer.json().has("id")).isFalse();
    }

    @Test
    default void answersNothingToASuccessWithoutAnId() {
        Session alice = online();
        Session bob = online();
        alice.wire().send(Packet.request(512, "body", Session.text(bob.user(), "quietly")));
        assertThat(bob.received().path("content").path("text").asText()).isEqualTo("quietly");

        assertThat(alice.wire().flush()).isEmpty();
    }

    @Test
    default void answersAFailureWithoutAnId() {
        Session alice = online();
        alice.wire().send(Packet.request(512, "body", Session.text("nobody-" + alice.user(), "hello")));

        Packet answer = alice.wire().inbox().take(Packet::isAnswer);
        answer.refused(40401);
        assertThat(answer.op()).isEqualTo(512);
        assertThat(answer.json().has("id")).isFalse();
    }

    @Test
    default void takesVersion1WrittenOrNot() {
        Wire wire = stage().wire();

        wire.ask(Packet.request(7, "version", "v1")).ok();
        wire.ask(Packet.request(7)).ok();
        wire.ask(Json.with(Packet.request(7), "version", null)).ok();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "", "V1", "1"})
    default void refusesOtherVersions(String version) {
        Packet answer = stage().wire().ask(Packet.request(7, "version", version));

        answer.refused(40002);
        assertThat(answer.op()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4, 8, 516, 9999, Integer.MAX_VALUE})
    default void refusesCommandsItDoesNotKnow(int op) {
        Packet answer = online().wire().ask(Packet.request(op));

        answer.refused(40003);
        assertThat(answer.op()).isEqualTo(op);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "7.5", "true", "null", "{}", "[7]", "9007199254740992", "1e400"})
    default void wantsAnOpThatIsAnInteger(String op) {
        Wire wire = stage().wire();
        wire.frame("{\"id\":\"a\",\"op\":" + op + "}");

        wire.inbox().take(Packet::isAnswer).refused(40001);
    }

    @Test
    default void wantsAnOp() {
        stage().wire().ask(Json.map("version", "v1")).refused(40001);
    }

    @Test
    default void refusesQueriesItDoesNotKnow() {
        Session alice = online();

        alice.get("horoscope").refused(40003);
        alice.set("horoscope").refused(40003);
        alice.get("red-packet.shred").refused(40003);
    }

    @Test
    default void refusesAnIqThatIsNone() {
        Session alice = online();

        alice.ask(513, Json.map("type", "get")).refused(40001);
        alice.ask(513, Json.map("query", "profile")).refused(40001);
        alice.ask(513, Json.map("type", "take", "query", "profile")).refused(40001);
        alice.ask(513, Json.map("type", 1, "query", "profile")).refused(40001);
        alice.ask(513, Json.map("type", "get", "query", List.of())).refused(40001);
        alice.wire().ask(Packet.request(513)).refused(40001);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 512, 513, 514, 515})
    default void wantsABodyThatIsAMap(int op) {
        Wire wire = op == 1 ? stage().wire() : online().wire();

        for (Object body : List.of(List.of(), "text", 7, true)) {
            wire.ask(Packet.request(op, "body", body)).refused(40001);
            wire.ask(Packet.request(7)).ok();
        }
    }

    @Test
    default void skipsFieldsItDoesNotKnowEverywhere() {
        Session alice = online();
        Session bob = online();
        ObjectNode body = Json.with(Session.text(bob.user(), "hello"), "colour", "red", "more", List.of(1));
        ((ObjectNode) body.path("content")).put("font", "serif");

        alice.wire().ask(Packet.request(512, "body", body, "shoe", 43)).ok();
        alice.get("profile", "shoe", 43).ok();
    }

    @Test
    default void takesNullAsAbsent() {
        Session alice = online();
        Session bob = online();
        ObjectNode body = Json.with(
                Session.text(bob.user(), "hello"),
                "type",
                null,
                "media",
                null,
                "clientId",
                null,
                "subject",
                null,
                "replyTo",
                null,
                "mentions",
                null);

        assertThat(alice.message(body).ok().path("seq").asInt()).isEqualTo(1);
        alice.get("profile", "user", null).ok();
    }

    @Test
    default void takesTheLastOfDuplicateKeys() {
        Wire wire = stage().wire();
        wire.frame("{\"op\":513,\"id\":\"a\",\"op\":7,\"id\":\"b\"}");

        assertThat(wire.answer("b").ok().has("time")).isTrue();
    }

    @Test
    default void takesEscapedKeysAndSpaces() {
        Wire wire = stage().wire();
        wire.frame("  {\t\"\\u006fp\" : 7 , \"id\" : \"a\" }  ");

        wire.answer("a").ok();
    }

    @Test
    default void takesNoIntegerBeyondWhatEveryClientCanHold() {
        Session alice = online();
        Session bob = online();
        String conversation = alice.say(bob, "hello").path("conversation").asText();

        bob.set("read", "conversation", conversation, "seq", 9007199254740992L).refused(40001);
        bob.set("read", "conversation", conversation, "seq", 1.5).refused(40001);
        bob.set("read", "conversation", conversation, "seq", "1").refused(40001);
        bob.set("read", "conversation", conversation, "seq", 1).ok();
    }
}
