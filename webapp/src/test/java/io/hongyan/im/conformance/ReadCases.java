package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Section 6 and 7: how far people have read. */
interface ReadCases extends Cases {

    @Test
    default void countsWhatIsUnread() {
        Session alice = online();
        Session bob = online();
        IntStream.range(0, 3).forEach(i -> alice.say(bob, "no " + i));
        assertThat(unread(bob, alice)).isEqualTo(3);

        bob.set("read", "conversation", alice.user(), "seq", 2).ok();
        assertThat(unread(bob, alice)).isEqualTo(1);
        bob.set("read", "conversation", alice.user(), "seq", 3).ok();
        assertThat(unread(bob, alice)).isZero();
        alice.say(bob, "one more");
        assertThat(unread(bob, alice)).isEqualTo(1);
    }

    @Test
    default void sendingReads() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "one");
        alice.say(bob, "two");
        bob.say(alice, "seen");

        assertThat(unread(bob, alice)).isZero();
        assertThat(bob.overview(alice.user()).path("readSeq").asInt()).isEqualTo(3);
        assertThat(unread(alice, bob)).isEqualTo(1);
    }

    @Test
    default void neverMovesBack() {
        Session alice = online();
        Session bob = online();
        IntStream.range(0, 3).forEach(i -> alice.say(bob, "no " + i));
        bob.set("read", "conversation", alice.user(), "seq", 3).ok();
        bob.set("read", "conversation", alice.user(), "seq", 1).ok();

        assertThat(bob.overview(alice.user()).path("readSeq").asInt()).isEqualTo(3);
        assertThat(position(alice, bob, bob).path("read").asInt()).isEqualTo(3);
    }

    @Test
    default void readsNothingThatIsNotThere() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "one");

        bob.set("read", "conversation", alice.user(), "seq", 2).refused(40001);
        bob.set("read", "conversation", alice.user(), "delivered", 2).refused(40001);
        bob.set("read", "conversation", alice.user(), "seq", -1).refused(40001);
        bob.set("read", "conversation", alice.user()).refused(40001);
        bob.set("read", "seq", 1).refused(40001);
        assertThat(unread(bob, alice)).isEqualTo(1);
    }

    @Test
    default void tellsTheOtherAndTheOwnDevices() {
        Session alice = online();
        Session bob = online();
        Session bobPad = bob.device().owner().device("pad").online();
        String conversation = alice.say(bob, "one").path("conversation").asText();
        bob.set("read", "conversation", conversation, "seq", 1).ok();

        for (Session device : new Session[] {alice, bobPad}) {
            JsonNode event = device.event("read").body();
            assertThat(event.path("conversation").asText()).isEqualTo(conversation);
            assertThat(event.path("user").asText()).isEqualTo(bob.user());
            assertThat(event.path("seq").asInt()).isEqualTo(1);
        }
    }

    @Test
    default void tellsManyReadingsAsFewAndTheLastOneAlways() {
        Session alice = online();
        Session bob = online();
        IntStream.rangeClosed(1, 10).forEach(i -> alice.say(bob, "no " + i));
        IntStream.rangeClosed(1, 10)
                .forEach(i ->
                        bob.set("read", "conversation", alice.user(), "seq", i).ok());

        alice.wire()
                .inbox()
                .take(packet ->
                        packet.isEvent("read") && packet.body().path("seq").asInt() == 10);
    }

    @Test
    default void tellsStrangersNothing() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        String conversation = alice.say(bob, "one").path("conversation").asText();
        bob.set("read", "conversation", conversation, "seq", 1).ok();
        alice.event("read");

        assertThat(carol.pushesUntilToldBy(alice)).isEmpty();
        carol.get("read", "conversation", conversation, "seq", 1).refused(40402);
        carol.set("read", "conversation", conversation, "seq", 1).refused(40402);
        carol.set("read", "conversation", "0HZX4T9W2C5QK", "seq", 1).refused(40402);
    }

    @Test
    default void tellsWhoHasReadAMessage() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "one");
        alice.say(bob, "two");
        bob.set("read", "conversation", alice.user(), "seq", 1, "delivered", 2).ok();
        JsonNode position = position(alice, bob, bob);

        assertThat(position.path("read").asInt()).isEqualTo(1);
        assertThat(position.path("delivered").asInt()).isEqualTo(2);
    }

    @Test
    default void takesDeliveredWithoutAnIdAndTellsTheSender() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "one");
        bob.wire()
                .send(Packet.request(
                        513,
                        "body",
                        Json.map("type", "set", "query", "read", "conversation", alice.user(), "delivered", 1)));
        JsonNode event = alice.event("read").body();

        assertThat(event.path("user").asText()).isEqualTo(bob.user());
        assertThat(event.path("delivered").asInt()).isEqualTo(1);
        assertThat(unread(bob, alice)).isEqualTo(1);
        assertThat(bob.wire().flush()).noneMatch(Packet::isAnswer);
    }

    @Test
    default void outlivesTheConnection() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "one");
        alice.say(bob, "two");
        bob.set("read", "conversation", alice.user(), "seq", 1).ok();
        bob.hangUp();

        assertThat(unread(bob.device().online(), alice)).isEqualTo(1);
    }

    @Test
    default void aRetryReadsNothingAgain() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "one");
        alice.say(bob, "two");
        String clientId = Stage.uuid();
        JsonNode first = bob.set("read", "conversation", alice.user(), "seq", 1, "clientId", clientId)
                .ok();
        JsonNode again = bob.set("read", "conversation", alice.user(), "seq", 2, "clientId", clientId)
                .ok();

        assertThat(first.has("duplicate")).isFalse();
        assertThat(again.path("duplicate").asBoolean()).isTrue();
        assertThat(unread(bob, alice)).isEqualTo(1);
    }

    private static int unread(Session reader, Session other) {
        return reader.overview(other.user()).path("unread").asInt(-1);
    }

    private static JsonNode position(Session asker, Session other, Session of) {
        JsonNode answer =
                asker.get("read", "conversation", other.user(), "seq", 1).ok();
        return Json.items(answer.path("items"))
                .filter(it -> it.path("user").asText().equals(of.user()))
                .findFirst()
                .orElseThrow();
    }
}
