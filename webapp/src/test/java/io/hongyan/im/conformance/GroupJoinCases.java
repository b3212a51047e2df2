package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 6: how people come into groups of their own accord. */
interface GroupJoinCases extends Cases {

    @Test
    default void letsEverybodyIntoAnOpenGroup() {
        Session alice = online();
        Session eve = online();
        String id = Groups.make(alice, List.of(), "join", "open");
        eve.message(Session.text(id, "x")).refused(40301);
        eve.message(Json.with(Session.text(id, "x"), "type", "headline")).refused(40301);
        eve.get("history", "conversation", id).refused(40301);
        eve.get("read", "conversation", id).refused(40301);
        eve.set("read", "conversation", id, "seq", 1).refused(40301);
        eve.get("group", "group", id, "members", true).refused(40301);
        eve.ask(515, Json.map("event", "typing", "conversation", id)).refused(40301);
        Groups.act(eve, id, "leave").refused(40301);
        Groups.act(eve, id, "update", "name", "x").refused(40301);
        JsonNode card = Groups.card(eve, id);
        assertThat(card.path("name").asText()).isEqualTo("g");
        assertThat(card.has("role")).isFalse();

        JsonNode answer = Groups.act(eve, id, "join").ok();
        assertThat(answer.path("group").path("role").asText()).isEqualTo("member");
        assertThat(answer.path("group").path("members").asInt()).isEqualTo(2);
        JsonNode entry = answer.path("entries").path(0);
        assertThat(entry.path("action").asText()).isEqualTo("join");
        assertThat(Groups.told(alice, "join")).isEqualTo(entry);
        assertThat(eve.entries(id)).containsExactly(entry);
        eve.message(Session.text(id, "in")).ok();
        Groups.act(eve, id, "join").refused(40901);
        Groups.act(eve, id, "leave").ok();
        eve.get("history", "conversation", id).refused(40301);
    }

    @Test
    default void joinsOnce() {
        Session alice = online();
        Session eve = online();
        String id = Groups.make(alice, List.of(), "join", "open");
        String clientId = Stage.uuid();
        JsonNode first = Groups.act(eve, id, "join", "clientId", clientId).ok();
        JsonNode again = Groups.act(eve, id, "join", "clientId", clientId).ok();

        assertThat(again.path("duplicate").asBoolean()).isTrue();
        assertThat(again.path("entries")).isEqualTo(first.path("entries"));
        assertThat(alice.entries(id)).hasSize(2);
    }

    @Test
    default void asksToBeLetIn() {
        Session alice = online();
        Session bob = online();
        Session eve = stage().online("Eve");
        String id = Groups.make(alice, List.of(bob), "join", "request");
        eve.get("group", "group", id).refused(40402);
        eve.message(Session.text(id, "x")).refused(40402);
        Groups.act(eve, id, "join", "greeting", "x".repeat(201)).refused(40001);
        JsonNode answer = Groups.act(eve, id, "join", "greeting", "我是伊芙").ok();

        assertThat(answer.path("state").asText()).isEqualTo("requested");
        assertThat(answer.has("group")).isFalse();
        JsonNode event = alice.event("group").body();
        assertThat(event.path("group").asText()).isEqualTo(id);
        assertThat(event.path("requests").asInt()).isEqualTo(1);
        eve.get("history", "conversation", id).refused(40402);
        JsonNode request = alice.get("group", "group", id, "requests", true)
                .ok()
                .path("items")
                .path(0);
        assertThat(request.path("user").asText()).isEqualTo(eve.user());
        assertThat(request.path("name").asText()).isEqualTo("Eve");
        assertThat(request.path("greeting").asText()).isEqualTo("我是伊芙");
        assertThat(request.path("time").asLong()).isPositive();
        bob.get("group", "group", id, "requests", true).refused(40304);
        Groups.act(bob, id, "approve", "user", eve.user()).refused(40304);
        Groups.act(bob, id, "refuse", "user", eve.user()).refused(40304);
        Groups.act(alice, id, "approve", "user", bob.user()).refused(40901);

        JsonNode entry = Groups.entry(Groups.act(alice, id, "approve", "user", eve.user()));
        assertThat(entry.path("action").asText()).isEqualTo("join");
        assertThat(entry.path("from").asText()).isEqualTo(alice.user());
        assertThat(Groups.told(eve, "join")).isEqualTo(entry);
        eve.message(Session.text(id, "in")).ok();
        assertThat(alice.get("group", "group", id, "requests", true).ok().path("items"))
                .isEmpty();
        Groups.act(alice, id, "approve", "user", eve.user()).refused(40901);
    }

    @Test
    default void pagesRequests() {
        Session alice = online();
        String id = Groups.make(alice, List.of(), "join", "request");
        for (int i = 0; i < 3; i++) {
            Groups.act(online(), id, "join").ok();
        }
        JsonNode first =
                alice.get("group", "group", id, "requests", true, "limit", 2).ok();
        JsonNode second = alice.get(
                        "group",
                        "group",
                        id,
                        "requests",
                        true,
                        "limit",
                        2,
                        "cursor",
                        first.path("cursor").asText())
                .ok();

        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.has("cursor")).isFalse();
    }

    @Test
    default void refusesWhoAsks() {
        Session alice = online();
        Session eve = online();
        String id = Groups.make(alice, List.of(), "join", "request");
        Groups.act(eve, id, "join").ok();
        Groups.act(alice, id, "refuse", "user", eve.user()).ok();

        JsonNode event = eve.event("group").body();
        assertThat(event.path("group").asText()).isEqualTo(id);
        assertThat(event.path("refused").asBoolean()).isTrue();
        Groups.act(eve, id, "join", "greeting", "please").refused(40901);
        Groups.act(alice, id, "refuse", "user", eve.user()).refused(40901);
        Groups.act(alice, id, "approve", "user", eve.user()).refused(40901);
        eve.get("history", "conversation", id).refused(40402);
        Groups.act(alice, id, "invite", "users", List.of(eve.user())).ok();
        eve.message(Session.text(id, "in")).ok();
    }

    @Test
    default void followsALink() {
        Session alice = online();
        Session bob = online();
        Session eve = online();
        String id = Groups.make(alice, List.of(bob));
        Groups.act(bob, id, "link").refused(40304);
        Groups.act(alice, id, "link", "uses", 0).refused(40001);
        Groups.act(alice, id, "link", "expires", 1_000).refused(40001);
        JsonNode link = Groups.act(alice, id, "link", "uses", 2).ok().path("link");
        String token = link.path("token").asText();

        assertThat(token).hasSizeGreaterThanOrEqualTo(32);
        assertThat(link.path("uses").asInt()).isEqualTo(2);
        assertThat(link.path("used").asInt()).isZero();
        assertThat(link.path("expires").asLong())
                .isGreaterThan(link.path("time").asLong());
        JsonNode seen = eve.get("group", "link", token).ok().path("group");
        assertThat(seen.path("id").asText()).isEqualTo(id);
        assertThat(seen.has("role")).isFalse();
        JsonNode answer = eve.set("group", "action", "join", "link", token).ok();
        assertThat(answer.path("group").path("role").asText()).isEqualTo("member");
        assertThat(Groups.told(bob, "join").path("users").path(0).asText()).isEqualTo(eve.user());
        eve.set("group", "action", "join", "link", token).refused(40901);
        JsonNode listed = alice.get("group", "group", id, "links", true).ok().path("items");
        assertThat(listed).hasSize(1);
        assertThat(listed.path(0).path("id")).isEqualTo(link.path("id"));
        assertThat(listed.path(0).path("used").asInt()).isEqualTo(1);
        assertThat(listed.path(0).has("token")).isFalse();
        bob.get("group", "group", id, "links", true).refused(40304);
        online().set("group", "action", "join", "link", token).ok();
        online().set("group", "action", "join", "link", token).refused(40402);
        online().get("group", "link", token).refused(40402);
    }

    @Test
    default void tellsALinksTokenOnce() {
        Session alice = online();
        String id = Groups.make(alice, List.of());
        String clientId = Stage.uuid();
        JsonNode first =
                Groups.act(alice, id, "link", "clientId", clientId).ok().path("link");
        JsonNode again = Groups.act(alice, id, "link", "clientId", clientId).ok();

        assertThat(again.path("duplicate").asBoolean()).isTrue();
        assertThat(again.path("link")).isEqualTo(Json.without(first, "token"));
    }

    @Test
    default void withdrawsALink() {
        Session alice = online();
        Session bob = online();
        Session eve = online();
        String id = Groups.make(alice, List.of(bob));
        JsonNode link = Groups.act(alice, id, "link").ok().path("link");
        Groups.act(bob, id, "withdraw", "link", link.path("id").asText()).refused(40304);
        Groups.act(alice, id, "withdraw", "link", link.path("id").asText()).ok();

        Groups.act(alice, id, "withdraw", "link", link.path("id").asText()).refused(40901);
        Groups.act(alice, id, "withdraw").refused(40001);
        eve.set("group", "action", "join", "link", link.path("token").asText()).refused(40402);
        eve.set("group", "action", "join", "link", "guessed").refused(40402);
        eve.set("group", "action", "join").refused(40001);
        assertThat(alice.get("group", "group", id, "links", true).ok().path("items"))
                .isEmpty();
    }
}
