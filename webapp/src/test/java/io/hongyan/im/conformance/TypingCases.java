package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import org.junit.jupiter.api.Test;

/** Section 7: typing. */
interface TypingCases extends Cases {

    @Test
    default void tellsTheOtherWhoIsTyping() {
        Session alice = online();
        Session bob = online();
        String conversation = alice.say(bob, "hello").path("conversation").asText();
        alice.wire().send(Packet.request(515, "body", typing(conversation)));
        JsonNode event = bob.event("typing").body();

        assertThat(event.path("conversation").asText()).isEqualTo(conversation);
        assertThat(event.path("from").asText()).isEqualTo(alice.user());
        assertThat(alice.wire().flush()).isEmpty();
    }

    @Test
    default void takesThePersonForTheConversation() {
        Session alice = online();
        Session bob = online();
        String conversation = alice.say(bob, "hello").path("conversation").asText();
        alice.ask(515, typing(bob.user())).ok();

        assertThat(bob.event("typing").body().path("conversation").asText()).isEqualTo(conversation);
    }

    @Test
    default void nobodyTypesForAnother() {
        Session alice = online();
        Session bob = online();
        String conversation = alice.say(bob, "hello").path("conversation").asText();
        alice.ask(515, Json.with(typing(conversation), "from", "admin")).ok();

        assertThat(bob.event("typing").body().path("from").asText()).isEqualTo(alice.user());
    }

    @Test
    default void tellsABurstOnce() {
        Session alice = online();
        Session bob = online();
        String conversation = alice.say(bob, "hello").path("conversation").asText();
        for (int i = 0; i < 5; i++) {
            alice.wire().send(Packet.request(515, "body", typing(conversation)));
        }

        assertThat(bob.pushesUntilToldBy(alice).stream().filter(packet -> packet.isEvent("typing")))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    default void strangersTypeNowhere() {
        Session alice = online();
        Session bob = online();
        String conversation = alice.say(bob, "hello").path("conversation").asText();
        bob.received();
        Session carol = online();
        carol.ask(515, typing(conversation)).refused(40402);
        carol.ask(515, typing("0HZX4T9W2C5QK")).refused(40402);

        assertThat(bob.pushesUntilToldBy(alice)).isEmpty();
    }

    @Test
    default void strangersSeeNobodyTyping() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        String conversation = alice.say(bob, "hello").path("conversation").asText();
        alice.ask(515, typing(conversation)).ok();
        bob.event("typing");

        assertThat(carol.pushesUntilToldBy(alice)).isEmpty();
    }

    @Test
    default void passesOnNoOtherEvent() {
        Session alice = online();
        Session bob = online();
        String conversation = alice.say(bob, "hello").path("conversation").asText();
        bob.received();
        for (String name : new String[] {"read", "entry", "session", "horoscope"}) {
            alice.ask(515, Json.with(typing(conversation), "event", name, "user", bob.user(), "seq", 1));
        }

        assertThat(bob.pushesUntilToldBy(alice)).isEmpty();
    }

    @Test
    default void takesNoEventThatIsNone() {
        Session alice = online();

        alice.ask(515, Json.map("event", "typing")).refused(40001);
        alice.ask(515, Json.map("conversation", "x")).refused(40001);
        alice.ask(515, Json.map("event", 7, "conversation", "x")).refused(40001);
        alice.ask(515, Json.map("event", "typing", "conversation", 7)).refused(40001);
    }

    private static ObjectNode typing(String conversation) {
        return Json.map("event", "typing", "conversation", conversation);
    }
}
