package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sections 6 and 7: lists of whom one knows, and who of them is there. */
interface ContactCases extends Cases {
    @Test
    default void refusesRosterSetsThatAreNone() {
        Session alice = online();
        Session bob = online();
        for (String action : List.of("request", "accept", "refuse", "remove", "block", "unblock", "update")) {
            alice.set("roster", "action", action).refused(40001);
            alice.set("roster", "action", action, "user", 7).refused(40001);
            alice.set("roster", "action", action, "user", "nobody-here-has-this")
                    .refused(40401);
            alice.set("roster", "action", action, "user", "NO SUCH NAME").refused(40401);
        }
        alice.set("roster", "user", bob.user()).refused(40001);
        alice.set("roster", "action", "marry", "user", bob.user()).refused(40001);
        alice.set("roster", "action", "request", "user", bob.user(), "greeting", "x".repeat(201))
                .refused(40001);
        alice.set("roster", "action", "request", "user", bob.user(), "greeting", "a\u0000b")
                .refused(40001);
        alice.set("roster", "action", "request", "user", bob.user(), "greeting", List.of())
                .refused(40001);
        assertThat(alice.get("roster").ok().path("items")).isEmpty();
        assertThat(bob.get("roster").ok().path("items")).isEmpty();
        RosterCases.act(alice, "request", bob, "greeting", "雁".repeat(200));
        alice.set("roster", "action", "update", "user", bob.user(), "remark", "x".repeat(65))
                .refused(40001);
        alice.set("roster", "action", "update", "user", bob.user(), "group", 7).refused(40001);
        assertThat(RosterCases.item(bob, alice).path("greeting").asText()).isEqualTo("雁".repeat(200));
    }

    @Test
    default void pagesARoster() {
        Session alice = online();
        List<String> others = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Session other = online();
            RosterCases.act(alice, "request", other);
            others.add(other.user());
        }
        List<String> found = new ArrayList<>();
        JsonNode page = alice.get("roster", "limit", 2).ok();
        Json.items(page.path("items"))
                .forEach(item -> found.add(item.path("user").asText()));
        JsonNode next = alice.get(
                        "roster", "limit", 2, "cursor", page.path("cursor").asText())
                .ok();
        Json.items(next.path("items"))
                .forEach(item -> found.add(item.path("user").asText()));

        assertThat(page.path("items")).hasSize(2);
        assertThat(next.has("cursor")).isFalse();
        assertThat(next.path("version")).isEqualTo(page.path("version"));
        assertThat(found).containsExactlyInAnyOrderElementsOf(others);
    }

    @Test
    default void tellsTheDifferenceOrBeginsAnew() {
        Session alice = online();
        Session bob = online();
        String version = alice.get("roster").ok().path("version").asText();
        RosterCases.act(alice, "request", bob);

        assertThat(alice.get("roster", "since", version).ok().path("items")).hasSize(1);
        JsonNode anew = alice.get("roster", "since", "0").ok();
        assertThat(anew.path("reset").asBoolean()).isTrue();
        assertThat(anew.path("items")).hasSize(1);
        alice.get("roster", "since", "yesterday").refused(40001);
        alice.get("roster", "since", 7).refused(40001);
        alice.get("roster", "cursor", "yesterday").refused(40001);
    }

    @Test
    default void showsTheNewNameOfAContact() {
        Session alice = online();
        Session bob = online();
        RosterCases.acquaint(alice, bob);
        RosterCases.told(alice);
        RosterCases.told(alice);
        bob.set("profile", "name", "New Name").ok();

        assertThat(RosterCases.told(alice).path("name").asText()).isEqualTo("New Name");
        assertThat(RosterCases.item(alice, bob).path("name").asText()).isEqualTo("New Name");
    }

    @Test
    default void tellsContactsOfComingAndGoingWithoutBeingAsked() {
        Session alice = online();
        Session bob = online();
        RosterCases.acquaint(alice, bob);
        assertThat(presence(alice, bob, true).path("type").asText()).isEqualTo("available");
        bob.hangUp();
        assertThat(presence(alice, bob, false).path("lastSeen").asLong()).isPositive();
        Session again = bob.device().online();

        presence(alice, bob, true);
        assertThat(presence(again, alice, true).path("type").asText()).isEqualTo("available");
    }

    @Test
    default void tellsWhoIsNoContactAnyMoreNothing() {
        Session alice = online();
        Session bob = online();
        RosterCases.acquaint(alice, bob);
        presence(alice, bob, true);
        RosterCases.act(alice, "remove", bob);
        alice.wire().flush();
        assertThat(alice.pushesUntilToldBy(bob)).noneMatch(packet -> packet.isPush(3));
        bob.ask(514, Json.map("type", "away", "status", "gone")).ok();
        // who watches carol is told of her after anything that would be told of bob
        Session carol = online();
        alice.get("presence", "users", List.of(carol.user()), "watch", true).ok();
        carol.ask(514, Json.map("type", "away")).ok();
        Packet push = alice.push(
                514,
                packet -> Json.items(packet.body().path("items"))
                        .anyMatch(item -> item.path("user").asText().equals(carol.user())));

        assertThat(Json.items(push.body().path("items")))
                .noneMatch(item -> item.path("status").asText().equals("gone"));
    }

    private static JsonNode presence(Session viewer, Session person, boolean online) {
        Packet push = viewer.push(
                514, packet -> Json.items(packet.body().path("items")).anyMatch(item -> is(item, person, online)));
        return Json.items(push.body().path("items"))
                .filter(item -> is(item, person, online))
                .findFirst()
                .orElseThrow();
    }

    private static boolean is(JsonNode item, Session person, boolean online) {
        return item.path("user").asText().equals(person.user())
                && item.path("online").asBoolean() == online;
    }
}
