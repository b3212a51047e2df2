package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sections 5 to 8: who takes messages from whom; that the blocked never learn that they are. */
interface BlockCases extends Cases {

    @Test
    default void takesNoMessagesFromTheBlocked() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        bob.say(alice, "before");
        alice.received();
        RosterCases.act(alice, "block", bob);
        bob.message(Session.text(alice.user(), "after")).refused(40305);
        bob.message(Json.with(Session.text(alice.user(), "now"), "type", "headline"))
                .refused(40305);
        bob.message(Json.with(Session.text(alice.user(), "note"), "type", "normal"))
                .refused(40305);

        assertThat(alice.pushesUntilToldBy(carol)).noneMatch(packet -> packet.isPush(512));
        assertThat(alice.entries(bob.user())).hasSize(1);
        assertThat(bob.entries(alice.user())).hasSize(1);
        RosterCases.act(alice, "unblock", bob);
        assertThat(bob.say(alice, "again").path("seq").asInt()).isEqualTo(2);
    }

    @Test
    default void makesNoConversationOfAMessageThatIsNotTaken() {
        Session alice = online();
        Session bob = online();
        RosterCases.act(alice, "block", bob);
        bob.message(Session.text(alice.user(), "hello")).refused(40305);

        assertThat(bob.get("sync").ok().path("conversations")).isEmpty();
        assertThat(alice.get("sync").ok().path("conversations")).isEmpty();
    }

    @Test
    default void answersTheRetryOfTheBlockedAsBefore() {
        Session alice = online();
        Session bob = online();
        ObjectNode hello = Json.with(Session.text(alice.user(), "hello"), "clientId", Stage.uuid());
        JsonNode first = bob.message(hello).ok();
        RosterCases.act(alice, "block", bob);
        JsonNode again = bob.message(hello).ok();

        assertThat(again.path("duplicate").asBoolean()).isTrue();
        assertThat(again.path("seq")).isEqualTo(first.path("seq"));
        bob.message(Json.with(hello, "clientId", Stage.uuid())).refused(40305);
    }

    @Test
    default void letsTheBlockedChangeNothingButWhatTheyTakeBack() {
        Session alice = online();
        Session bob = online();
        String conversation = bob.say(alice, "one").path("conversation").asText();
        bob.say(alice, "two");
        RosterCases.act(alice, "block", bob);
        bob.set("message", "action", "edit", "conversation", conversation, "seq", 1, "content", Json.map("text", "hi"))
                .refused(40305);
        bob.set("message", "action", "react", "conversation", conversation, "seq", 1, "reaction", "👍")
                .refused(40305);
        bob.set("message", "action", "pin", "conversation", conversation, "seq", 1)
                .refused(40305);
        bob.set(
                        "message",
                        "action",
                        "forward",
                        "conversation",
                        conversation,
                        "seqs",
                        List.of(1),
                        "to",
                        List.of(alice.user()))
                .refused(40305);
        assertThat(alice.entries(conversation)).hasSize(2);
        bob.set("message", "action", "recall", "conversation", conversation, "seq", 1)
                .ok();
        alice.set("message", "action", "react", "conversation", conversation, "seq", 2, "reaction", "👍")
                .ok();
    }

    @Test
    default void takesNoMoneyForAPacketThatIsNotTaken() {
        Session alice = online();
        Session bob = online();
        RosterCases.act(alice, "block", bob);
        JsonNode before = bob.get("red-packet.wallet").ok().path("balance");
        bob.message(Json.map("to", alice.user(), "media", "red-packet", "content", Json.map("amount", 100, "count", 1)))
                .refused(40305);

        assertThat(bob.get("red-packet.wallet").ok().path("balance")).isEqualTo(before);
    }

    @Test
    default void letsOneWriteToOneselfAndToWhoIsBlocked() {
        Session alice = online();
        Session bob = online();
        RosterCases.act(alice, "block", bob);
        alice.set("profile", "write", "contacts").ok();
        alice.message(Session.text(alice.user(), "buy milk")).ok();
        alice.message(Session.text(bob.user(), "leave me alone")).ok();

        assertThat(bob.received().path("from").asText()).isEqualTo(alice.user());
    }

    @Test
    default void leavesGroupsAlone() {
        Session alice = online();
        Session bob = online();
        String group = alice.set("group", "action", "create", "name", "g", "users", List.of(bob.user()))
                .ok()
                .path("group")
                .path("id")
                .asText();
        RosterCases.act(alice, "block", bob);
        bob.message(Session.text(group, "all of you")).ok();

        assertThat(alice.received().path("from").asText()).isEqualTo(bob.user());
        bob.ask(515, Json.map("event", "typing", "conversation", group)).ok();
        assertThat(alice.event("typing").body().path("from").asText()).isEqualTo(bob.user());
    }

    @Test
    default void tellsNobodyThatTheBlockedType() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        String conversation = bob.say(alice, "hello").path("conversation").asText();
        alice.received();
        RosterCases.act(alice, "block", bob);
        bob.ask(515, Json.map("event", "typing", "conversation", conversation)).ok();
        bob.ask(515, Json.map("event", "typing", "conversation", alice.user())).ok();

        assertThat(alice.pushesUntilToldBy(carol)).noneMatch(packet -> packet.isEvent("typing"));
    }

    @Test
    default void showsTheBlockedNobody() {
        Session alice = online();
        Session bob = online();
        bob.get("presence", "users", List.of(alice.user()), "watch", true).ok();
        alice.ask(514, Json.map("type", "away", "status", "secret")).ok();
        state(bob, alice, "away");
        RosterCases.act(alice, "block", bob);
        JsonNode nothing = Json.map("user", alice.user(), "online", false);
        Packet push = bob.push(
                514,
                packet -> Json.items(packet.body().path("items"))
                        .anyMatch(item -> !item.path("online").asBoolean(true)));

        assertThat(Json.items(push.body().path("items"))).containsExactly(nothing);
        assertThat(Json.items(
                        bob.get("presence", "users", List.of(alice.user())).ok().path("items")))
                .containsExactly(nothing);
        alice.ask(514, Json.map("type", "busy", "status", "secret")).ok();
        RosterCases.act(alice, "unblock", bob);
        state(bob, alice, "busy");
        assertThat(bob.get("profile", "user", alice.user())
                        .ok()
                        .path("card")
                        .path("user")
                        .asText())
                .isEqualTo(alice.user());
    }

    @Test
    default void aRequestOfTheBlockedDoesNothing() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        RosterCases.act(alice, "block", bob);
        RosterCases.told(alice);
        JsonNode answer = RosterCases.act(bob, "request", alice, "greeting", "please");

        assertThat(answer).isEqualTo(asked(online(), alice, "please"));
        assertThat(RosterCases.item(bob, alice)).isEqualTo(answer);
        RosterCases.told(alice);
        assertThat(alice.pushesUntilToldBy(carol)).noneMatch(packet -> packet.isEvent("roster"));
        assertThat(RosterCases.item(alice, bob).path("state").asText()).isEqualTo("blocked");
        assertThat(RosterCases.item(alice, bob).has("greeting")).isFalse();
        alice.set("roster", "action", "accept", "user", bob.user()).refused(40901);
    }

    /** What somebody who is not blocked is answered. */
    private static JsonNode asked(Session stranger, Session person, String greeting) {
        return RosterCases.act(stranger, "request", person, "greeting", greeting);
    }

    @Test
    default void theBlockedSeeNoDifferenceInTheirRoster() {
        Session alice = online();
        Session bob = online();
        RosterCases.acquaint(alice, bob);
        RosterCases.told(bob);
        RosterCases.told(bob);
        JsonNode blocked = RosterCases.act(alice, "block", bob);

        assertThat(blocked.path("state").asText()).isEqualTo("blocked");
        assertThat(RosterCases.act(alice, "block", bob)).isEqualTo(blocked);
        assertThat(RosterCases.item(bob, alice).path("state").asText()).isEqualTo("both");
        assertThat(bob.pushesUntilToldBy(alice)).noneMatch(packet -> packet.isEvent("roster"));
        assertThat(RosterCases.act(alice, "unblock", bob).path("state").asText())
                .isEqualTo("both");
        alice.set("roster", "action", "unblock", "user", bob.user()).refused(40901);
        bob.say(alice, "hello");
    }

    @Test
    default void blockingEndsAnOpenRequest() {
        Session alice = online();
        Session bob = online();
        RosterCases.act(bob, "request", alice);
        RosterCases.act(alice, "block", bob);

        assertThat(RosterCases.item(bob, alice).path("state").asText()).isEqualTo("requested");
        assertThat(RosterCases.act(alice, "unblock", bob).path("removed").asBoolean())
                .isTrue();
        alice.set("roster", "action", "accept", "user", bob.user()).refused(40901);
        assertThat(RosterCases.act(alice, "request", bob).path("state").asText())
                .isEqualTo("both");
    }

    @Test
    default void takesMessagesOfContactsOnlyIfSomebodySaysSo() {
        Session alice = online();
        Session alicePad = alice.device().owner().device("pad").online();
        Session bob = online();
        Session eve = online();
        RosterCases.acquaint(alice, bob);
        eve.say(alice, "before");
        assertThat(alice.get("profile").ok().path("write").asText()).isEqualTo("everybody");
        assertThat(alice.set("profile", "write", "contacts").ok().path("write").asText())
                .isEqualTo("contacts");

        assertThat(alicePad.event("profile").body().path("write").asText()).isEqualTo("contacts");
        assertThat(alice.get("profile").ok().path("write").asText()).isEqualTo("contacts");
        assertThat(eve.get("profile", "user", alice.user()).ok().has("write")).isFalse();
        eve.message(Session.text(alice.user(), "hello")).refused(40305);
        eve.message(Json.with(Session.text(alice.user(), "hello"), "type", "headline"))
                .refused(40305);
        bob.say(alice, "hello");
        assertThat(Json.items(
                        eve.get("presence", "users", List.of(alice.user())).ok().path("items")))
                .containsExactly(Json.map("user", alice.user(), "online", false));
        RosterCases.act(alice, "remove", bob);
        bob.message(Session.text(alice.user(), "hello")).refused(40305);
        assertThat(RosterCases.act(eve, "request", alice).path("state").asText())
                .isEqualTo("requested");
        RosterCases.act(alice, "accept", eve);
        eve.say(alice, "hello");
        assertThat(alice.set("profile", "write", null).ok().path("write").asText())
                .isEqualTo("everybody");
        bob.say(alice, "hello");
    }

    @Test
    default void takesNoChoiceThatIsNone() {
        Session alice = online();
        for (Object wrong : new Object[] {"nobody", "organisation", "", 7, List.of()}) {
            alice.set("profile", "write", wrong).refused(40001);
        }
        alice.set("profile", "name", "Alice").ok();

        assertThat(alice.get("profile").ok().path("write").asText()).isEqualTo("everybody");
    }

    @Test
    default void theBlockedKeepWhatTheyHave() {
        Session alice = online();
        Session bob = online();
        String conversation = alice.say(bob, "hello").path("conversation").asText();
        RosterCases.act(alice, "block", bob);

        assertThat(bob.entries(conversation)).hasSize(1);
        bob.set("read", "conversation", conversation, "seq", 1).ok();
        assertThat(alice.event("read").body().path("user").asText()).isEqualTo(bob.user());
    }

    private static void state(Session viewer, Session person, String type) {
        viewer.push(
                514,
                packet -> Json.items(packet.body().path("items"))
                        .anyMatch(item -> item.path("user").asText().equals(person.user())
                                && item.path("type").asText().equals(type)));
    }
}
