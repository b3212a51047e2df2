package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sections 5 to 7: channels, where few write, and rooms, where whoever comes by does. */
interface ChannelCases extends Cases {

    @Test
    default void channelsAreWrittenByAdministratorsOnly() {
        Session alice = online();
        Session bob = online();
        String id = make(alice, "channel", bob);
        assertThat(Groups.overview(bob, id).path("kind").asText()).isEqualTo("channel");
        assertThat(Groups.card(bob, id).path("join").asText()).isEqualTo("open");
        bob.message(Session.text(id, "me too")).refused(40304);
        bob.message(Json.with(Session.text(id, "me too"), "type", "headline")).refused(40304);
        JsonNode news = alice.message(Session.text(id, "news")).ok();
        assertThat(bob.received().path("id")).isEqualTo(news.path("id"));
        Groups.act(alice, id, "role", "user", bob.user(), "role", "administrator")
                .ok();
        bob.message(Session.text(id, "thanks")).ok();
        assertThat(alice.received().path("from").asText()).isEqualTo(bob.user());
    }

    @Test
    default void whoComesAndGoesMakesNoEntryInAChannel() {
        Session alice = online();
        Session eve = online();
        String id = make(alice, "channel");
        alice.message(Session.text(id, "before")).ok();
        eve.get("history", "conversation", id).refused(40301);
        JsonNode joined = Groups.act(eve, id, "join").ok();
        assertThat(joined.path("group").path("members").asInt()).isEqualTo(2);
        assertThat(joined.path("entries")).isEmpty();
        assertThat(eve.event("group").body().path("joined").asBoolean()).isTrue();
        assertThat(alice.push(515, it -> it.body().path("members").asInt() == 2)
                        .body()
                        .path("group")
                        .asText())
                .isEqualTo(id);
        assertThat(eve.entries(id)).hasSize(2).isEqualTo(alice.entries(id));
        assertThat(Groups.overview(eve, id).path("unread").asInt()).isZero();

        JsonNode news = alice.message(Session.text(id, "news")).ok();
        assertThat(eve.received().path("id")).isEqualTo(news.path("id"));
        assertThat(Groups.overview(eve, id).path("unread").asInt()).isEqualTo(1);
        Groups.act(alice, id, "remove", "user", eve.user()).ok();
        eve.push(515, it -> it.body().path("removed").asBoolean());
        eve.get("history", "conversation", id).refused(40301);
        alice.message(Session.text(id, "secret")).ok();
        assertThat(eve.pushesUntilToldBy(alice))
                .noneMatch(it -> it.body().path("body").asText().equals("secret"));
        assertThat(alice.entries(id)).hasSize(4);
    }

    @Test
    default void channelsListNobody() {
        Session alice = online();
        Session bob = online();
        String id = make(alice, "channel", bob);
        bob.get("group", "group", id, "members", true).refused(40304);
        assertThat(alice.get("group", "group", id, "members", true).ok().path("items"))
                .hasSize(2);
        bob.get("read", "conversation", id).refused(40304);
        assertThat(Groups.overview(bob, id).has("peers")).isFalse();
        bob.set("read", "conversation", id, "seq", 1).ok();
    }

    @Test
    default void reactionsInChannelsAreCountedOnly() {
        Session alice = online();
        Session bob = online();
        String id = make(alice, "channel", bob);
        long seq = alice.message(Session.text(id, "news")).ok().path("seq").asLong();
        assertThat(react(bob, id, seq, "react").ok().path("entries")).isEmpty();

        JsonNode told = alice.push(515, it -> it.body().has("reactions")).body();
        assertThat(told.path("group").asText()).isEqualTo(id);
        assertThat(told.path("reactions").get(0).path("seq").asLong()).isEqualTo(seq);
        assertThat(told.path("reactions")
                        .get(0)
                        .path("reactions")
                        .get(0)
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        JsonNode reaction = message(bob, id, seq).path("reactions").get(0);
        assertThat(reaction.path("mine").asBoolean()).isTrue();
        assertThat(reaction.has("users")).isFalse();
        assertThat(bob.entries(id)).hasSize(2);
        react(online(), id, seq, "react").refused(40301);
        react(bob, id, seq, "unreact").ok();
        assertThat(message(alice, id, seq).path("reactions")).isEmpty();
    }

    @Test
    default void aChannelEndsForEverybody() {
        Session alice = online();
        Session bob = online();
        String id = make(alice, "channel", bob);
        JsonNode end = Groups.entry(Groups.act(alice, id, "dissolve"));
        assertThat(end.path("action").asText()).isEqualTo("dissolve");
        assertThat(Groups.told(bob, "dissolve")).isEqualTo(end);
        bob.get("history", "conversation", id).refused(40402);
        Groups.act(bob, id, "join").refused(40402);
        alice.message(Session.text(id, "anybody?")).refused(40402);
    }

    @Test
    default void everybodyWritesInARoom() {
        Session alice = online();
        Session bob = online();
        Session eve = online();
        String id = make(alice, "room");
        Groups.act(bob, id, "join").ok();
        Groups.act(eve, id, "join").ok();
        JsonNode said = bob.message(Session.text(id, "hi, all")).ok();
        assertThat(eve.received().path("id")).isEqualTo(said.path("id"));
        Groups.act(eve, id, "leave").ok();
        eve.message(Session.text(id, "still?")).refused(40301);
        assertThat(alice.entries(id)).hasSize(2);
    }

    @Test
    default void aRoomKeepsItsLastHundred() {
        Session alice = online();
        Session bob = online();
        String id = make(alice, "room", bob);
        for (int i = 0; i < 120; i++) {
            alice.message(Session.text(id, "m" + i)).ok();
        }
        Instant end = Instant.now().plusSeconds(30);
        while (bob.history(id).path("firstSeq").asInt() < 22) {
            assertThat(Instant.now()).isBefore(end);
        }
        List<JsonNode> kept = bob.entries(id, "limit", 200);
        assertThat(kept).hasSize(100);
        assertThat(kept.get(0).path("seq").asInt()).isEqualTo(22);
        assertThat(Groups.overview(bob, id).path("unread").asInt()).isEqualTo(100);
        bob.get("message", "conversation", id, "seq", 5).refused(40403);
        bob.message(Json.with(Session.text(id, "to what?"), "replyTo", 5)).refused(40403);
    }

    @Test
    default void refusesOtherKinds() {
        online().set("group", "action", "create", "name", "g", "users", List.of(), "kind", "party")
                .refused(40001);
    }

    private static String make(Session owner, String kind, Session... others) {
        return Groups.make(owner, List.of(others), "kind", kind);
    }

    private static Packet react(Session who, String id, long seq, String action) {
        return who.set("message", "conversation", id, "seq", seq, "action", action, "reaction", "👍");
    }

    private static JsonNode message(Session who, String id, long seq) {
        return who.get("message", "conversation", id, "seq", seq).ok().path("entry");
    }
}
