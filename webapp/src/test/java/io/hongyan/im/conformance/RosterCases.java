package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sections 6 and 7: who knows whom. */
interface RosterCases extends Cases {

    @Test
    default void beginsEmpty() {
        Session alice = online();
        JsonNode roster = alice.get("roster").ok();

        assertThat(roster.path("query").asText()).isEqualTo("roster");
        assertThat(roster.path("version").asText()).isNotBlank();
        assertThat(roster.path("items").isArray()).isTrue();
        assertThat(roster.path("items")).isEmpty();
        assertThat(roster.has("reset")).isFalse();
    }

    @Test
    default void asksAndAccepts() {
        Session alice = stage().online("Alice");
        Session bob = stage().online("Bob");
        Session bobPad = bob.device().owner().device("pad").online();
        JsonNode asked = act(alice, "request", bob, "greeting", "认识一下 🦢");

        assertThat(asked.path("user").asText()).isEqualTo(bob.user());
        assertThat(asked.path("name").asText()).isEqualTo("Bob");
        assertThat(asked.path("state").asText()).isEqualTo("requested");
        for (Session device : List.of(bob, bobPad)) {
            JsonNode item = told(device);
            assertThat(item.path("user").asText()).isEqualTo(alice.user());
            assertThat(item.path("name").asText()).isEqualTo("Alice");
            assertThat(item.path("state").asText()).isEqualTo("asked");
            assertThat(item.path("greeting").asText()).isEqualTo("认识一下 🦢");
            assertThat(item(device, alice)).isEqualTo(item);
        }
        assertThat(told(alice).path("state").asText()).isEqualTo("requested");
        assertThat(act(bob, "accept", alice).path("state").asText()).isEqualTo("both");
        for (Session device : List.of(alice, bob, bobPad)) {
            assertThat(told(device).path("state").asText()).isEqualTo("both");
        }
        assertThat(item(alice, bob).path("state").asText()).isEqualTo("both");
        assertThat(item(alice, bob).has("greeting")).isFalse();
        assertThat(item(bob, alice).path("state").asText()).isEqualTo("both");
    }

    @Test
    default void twoWhoAskEachOtherKnowEachOther() {
        Session alice = online();
        Session bob = online();
        act(alice, "request", bob);

        assertThat(act(bob, "request", alice).path("state").asText()).isEqualTo("both");
        assertThat(item(alice, bob).path("state").asText()).isEqualTo("both");
    }

    @Test
    default void whoWasRefusedCanNotAskAgainSoon() {
        Session alice = online();
        Session bob = online();
        act(alice, "request", bob);
        told(alice);
        assertThat(act(bob, "refuse", alice).path("removed").asBoolean()).isTrue();

        assertThat(told(alice)).isEqualTo(Json.map("user", bob.user(), "removed", true));
        assertThat(item(alice, bob).isMissingNode()).isTrue();
        JsonNode again =
                alice.set("roster", "action", "request", "user", bob.user()).refused(42901);
        assertThat(again.path("retryAfter").asLong()).isBetween(1L, 86_400_000L);
        assertThat(item(bob, alice).isMissingNode()).isTrue();
        assertThat(act(bob, "request", alice).path("state").asText()).isEqualTo("requested");
    }

    @Test
    default void takesARequestBack() {
        Session alice = online();
        Session bob = online();
        act(alice, "request", bob);
        told(bob);
        act(alice, "remove", bob);

        assertThat(told(bob)).isEqualTo(Json.map("user", alice.user(), "removed", true));
        bob.set("roster", "action", "accept", "user", alice.user()).refused(40901);
        alice.set("roster", "action", "request", "user", bob.user()).refused(42901);
    }

    @Test
    default void askingAgainWhileARequestIsOpenChangesNothing() {
        Session alice = online();
        Session bob = online();
        act(alice, "request", bob, "greeting", "one");
        told(bob);
        assertThat(act(alice, "request", bob, "greeting", "two").path("state").asText())
                .isEqualTo("requested");

        assertThat(item(bob, alice).path("greeting").asText()).isEqualTo("one");
        assertThat(bob.pushesUntilToldBy(alice)).noneMatch(packet -> packet.isEvent("roster"));
    }

    @Test
    default void removesOnBothSides() {
        Session alice = online();
        Session bob = online();
        acquaint(alice, bob);
        String version = bob.get("roster").ok().path("version").asText();
        told(bob);
        told(bob);
        assertThat(act(alice, "remove", bob).path("removed").asBoolean()).isTrue();

        assertThat(told(bob)).isEqualTo(Json.map("user", alice.user(), "removed", true));
        JsonNode since = bob.get("roster", "since", version).ok();
        assertThat(since.has("reset")).isFalse();
        assertThat(Json.items(since.path("items"))).containsExactly(Json.map("user", alice.user(), "removed", true));
        assertThat(bob.get("roster").ok().path("items")).isEmpty();
        assertThat(act(alice, "request", bob).path("state").asText()).isEqualTo("requested");
    }

    @Test
    default void keepsNotesToOneself() {
        Session alice = online();
        Session alicePad = alice.device().owner().device("pad").online();
        Session bob = online();
        acquaint(alice, bob);
        bob.pushesUntilToldBy(alice);
        for (int i = 0; i < 2; i++) {
            told(alicePad);
        }
        JsonNode noted = act(alice, "update", bob, "remark", "鲍勃", "group", "friends");

        assertThat(noted.path("remark").asText()).isEqualTo("鲍勃");
        assertThat(noted.path("group").asText()).isEqualTo("friends");
        assertThat(told(alicePad)).isEqualTo(noted);
        assertThat(bob.pushesUntilToldBy(alice)).noneMatch(packet -> packet.isEvent("roster"));
        assertThat(item(bob, alice).has("remark")).isFalse();
        assertThat(act(alice, "update", bob, "group", null).has("group")).isFalse();
        assertThat(item(alice, bob).path("remark").asText()).isEqualTo("鲍勃");
    }

    @Test
    default void refusesWhatTheStateDoesNotAllowOfARoster() {
        Session alice = online();
        Session bob = online();
        for (String action : List.of("accept", "refuse", "remove", "unblock", "update")) {
            alice.set("roster", "action", action, "user", bob.user()).refused(40901);
        }
        alice.set("roster", "action", "request", "user", alice.user()).refused(40901);
        alice.set("roster", "action", "block", "user", alice.user()).refused(40901);
        act(alice, "request", bob);
        alice.set("roster", "action", "accept", "user", bob.user()).refused(40901);
        act(bob, "accept", alice);
        for (Session one : List.of(alice, bob)) {
            Session other = one.equals(alice) ? bob : alice;
            one.set("roster", "action", "request", "user", other.user()).refused(40901);
            one.set("roster", "action", "accept", "user", other.user()).refused(40901);
            one.set("roster", "action", "refuse", "user", other.user()).refused(40901);
        }
    }

    @Test
    default void aRetriedRequestIsNoSecondOne() {
        Session alice = online();
        Session bob = online();
        String clientId = Stage.uuid();
        JsonNode first = alice.set("roster", "action", "request", "user", bob.user(), "clientId", clientId)
                .ok();
        act(bob, "accept", alice);
        JsonNode again = alice.set("roster", "action", "request", "user", bob.user(), "clientId", clientId)
                .ok();

        assertThat(first.has("duplicate")).isFalse();
        assertThat(again.path("duplicate").asBoolean()).isTrue();
        assertThat(again.path("items")).isEqualTo(first.path("items"));
        assertThat(item(alice, bob).path("state").asText()).isEqualTo("both");
    }

    @Test
    default void tellsStrangersNothingOfRosters() {
        Session alice = online();
        Session bob = online();
        Session eve = online();
        acquaint(alice, bob);
        eve.set("roster", "action", "accept", "user", alice.user()).refused(40901);
        eve.set("roster", "action", "remove", "user", alice.user()).refused(40901);

        assertThat(eve.get("roster").ok().path("items")).isEmpty();
        assertThat(eve.pushesUntilToldBy(alice)).isEmpty();
        assertThat(item(alice, bob).path("state").asText()).isEqualTo("both");
    }

    /** Both know each other from now on. */
    static void acquaint(Session one, Session other) {
        act(one, "request", other);
        act(other, "accept", one);
    }

    /** Does it and gives the item that is answered. */
    static JsonNode act(Session who, String action, Session other, @Nullable Object... more) {
        JsonNode items = who.ask(
                        513,
                        Json.with(
                                Json.map("type", "set", "query", "roster", "action", action, "user", other.user()),
                                more))
                .ok()
                .path("items");
        assertThat(items).hasSize(1);
        return items.path(0);
    }

    /** The item of the next event {@code roster}. */
    static JsonNode told(Session device) {
        JsonNode items = device.event("roster").body().path("items");
        assertThat(items).hasSize(1);
        return items.path(0);
    }

    /** What somebody is in a roster; missing if nothing. */
    static JsonNode item(Session owner, Session other) {
        return Json.items(owner.get("roster").ok().path("items"))
                .filter(item -> item.path("user").asText().equals(other.user()))
                .findFirst()
                .orElse(Json.map().path("missing"));
    }
}
