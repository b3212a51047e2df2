package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Files;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Pictures;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sections 5 and 6: what is said of groups, what their rules are, and how they end. */
interface GroupCardCases extends Cases {

    @Test
    default void changesACard() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        String id = Groups.make(alice, List.of(bob, carol), "notice", "about 雁");
        Groups.promote(alice, id, bob);
        assertThat(Groups.card(carol, id).path("notice").asText()).isEqualTo("about 雁");
        JsonNode entry = Groups.entry(Groups.act(
                bob,
                id,
                "update",
                "name",
                "新名",
                "notice",
                null,
                "join",
                "request",
                "history",
                true,
                "may",
                Json.map("invite", "administrators", "mention", "administrators")));

        assertThat(entry.path("kind").asText()).isEqualTo("group");
        assertThat(entry.path("action").asText()).isEqualTo("update");
        JsonNode card = entry.path("group");
        assertThat(card.path("name").asText()).isEqualTo("新名");
        assertThat(card.has("notice")).isFalse();
        assertThat(card.path("join").asText()).isEqualTo("request");
        assertThat(card.path("history").asBoolean()).isTrue();
        assertThat(card.path("may").path("invite").asText()).isEqualTo("administrators");
        assertThat(card.has("role")).isFalse();
        assertThat(Groups.told(carol, "update")).isEqualTo(entry);
        assertThat(Groups.overview(carol, id).path("group").path("name").asText())
                .isEqualTo("新名");
        Groups.act(carol, id, "update", "name", "x").refused(40304);
        Groups.act(online(), id, "update", "name", "x").refused(40402);
        Groups.act(alice, id, "update").refused(40001);
        Groups.act(alice, id, "update", "name", " ").refused(40001);
        Groups.act(alice, id, "update", "name", null).refused(40001);
        Groups.act(alice, id, "update", "name", "x".repeat(65)).refused(40001);
        Groups.act(alice, id, "update", "notice", "x".repeat(1_001)).refused(40001);
        Groups.act(alice, id, "update", "join", "perhaps").refused(40001);
        Groups.act(alice, id, "update", "history", "yes").refused(40001);
        Groups.act(alice, id, "update", "may", Json.map("invite", "everybody")).refused(40001);
    }

    @Test
    default void holdsToWhatMembersMay() {
        Session alice = online();
        Session bob = online();
        Session eve = online();
        String id = Groups.make(alice, List.of(bob));
        bob.message(Json.with(Session.text(id, "x"), "mentions", List.of("@all")))
                .ok();
        Groups.act(alice, id, "update", "may", Json.map("invite", "administrators", "mention", "administrators"))
                .ok();

        Groups.act(bob, id, "invite", "users", List.of(eve.user())).refused(40304);
        bob.message(Json.with(Session.text(id, "x"), "mentions", List.of("@all")))
                .refused(40304);
        bob.message(Json.with(Session.text(id, "x"), "mentions", List.of(alice.user())))
                .ok();
        alice.message(Json.with(Session.text(id, "x"), "mentions", List.of("@all")))
                .ok();
        Groups.promote(alice, id, bob);
        bob.message(Json.with(Session.text(id, "x"), "mentions", List.of("@all")))
                .ok();
        Groups.act(bob, id, "invite", "users", List.of(eve.user())).ok();
    }

    @Test
    default void showsNewcomersWhatWasBeforeIfItIsSo() {
        Session alice = online();
        Session bob = online();
        String id = Groups.make(alice, List.of(), "history", true);
        alice.message(Session.text(id, "before")).ok();
        Groups.act(alice, id, "invite", "users", List.of(bob.user())).ok();
        alice.message(Session.text(id, "after")).ok();

        assertThat(bob.history(id).path("firstSeq").asInt()).isEqualTo(1);
        assertThat(bob.entries(id)).hasSize(4);
        assertThat(Groups.overview(bob, id).path("unread").asInt()).isEqualTo(1);
        Groups.act(alice, id, "update", "history", false).ok();
        Session carol = online();
        Groups.act(alice, id, "invite", "users", List.of(carol.user())).ok();
        assertThat(carol.entries(id)).hasSize(1);
        assertThat(bob.history(id).path("firstSeq").asInt()).isEqualTo(1);
    }

    @Test
    default void showsAPictureToEverybody() {
        Session alice = online();
        Session bob = online();
        Session eve = online();
        String picture =
                Files.of(alice).upload("", Pictures.png(64, 64)).path("id").asText();
        String note = Files.of(alice)
                .upload("", "hello".getBytes(StandardCharsets.UTF_8))
                .path("id")
                .asText();
        String hers = Files.of(eve).upload("", Pictures.png(64, 64)).path("id").asText();
        String id = Groups.make(alice, List.of(bob));
        assertThat(Files.of(eve).get("blobs/" + picture).statusCode()).isEqualTo(404);
        Groups.act(alice, id, "update", "picture", note).refused(42201);
        Groups.act(alice, id, "update", "picture", hers).refused(42201);
        Groups.act(alice, id, "update", "picture", "nothing").refused(42201);
        Groups.act(alice, id, "update", "picture", picture).ok();

        assertThat(Groups.card(bob, id).path("picture").asText()).isEqualTo(picture);
        assertThat(Files.of(eve).get("blobs/" + picture).statusCode()).isEqualTo(200);
        Groups.act(alice, id, "update", "picture", null).ok();
        assertThat(Groups.card(bob, id).has("picture")).isFalse();
        assertThat(Files.of(eve).get("blobs/" + picture).statusCode()).isEqualTo(404);
    }

    @Test
    default void announces() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        String id = Groups.make(alice, List.of(bob, carol));
        JsonNode entry = Groups.entry(Groups.act(alice, id, "announce", "text", "明天放假"));

        assertThat(entry.path("action").asText()).isEqualTo("announce");
        JsonNode said = entry.path("group").path("announcement");
        assertThat(said.path("text").asText()).isEqualTo("明天放假");
        assertThat(said.path("from").asText()).isEqualTo(alice.user());
        assertThat(said.path("seq")).isEqualTo(entry.path("seq"));
        assertThat(Groups.card(bob, id).path("announcement").path("seen").asInt())
                .isZero();
        bob.set("read", "conversation", id, "seq", entry.path("seq").asInt()).ok();
        assertThat(Groups.card(carol, id).path("announcement").path("seen").asInt())
                .isEqualTo(1);
        Groups.act(bob, id, "announce", "text", "no").refused(40304);
        Groups.act(alice, id, "announce").refused(40001);
        Groups.act(alice, id, "announce", "text", "x".repeat(2_001)).refused(40001);
        Groups.act(alice, id, "announce", "text", "雁".repeat(2_000)).ok();
        Groups.act(alice, id, "announce", "text", null).ok();
        assertThat(Groups.card(bob, id).has("announcement")).isFalse();
    }

    @Test
    default void dissolves() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        String id = Groups.make(alice, List.of(bob, carol));
        String cursor = Groups.cursor(bob);
        Groups.promote(alice, id, carol);
        Groups.act(bob, id, "dissolve").refused(40304);
        Groups.act(carol, id, "dissolve").refused(40304);
        String clientId = Stage.uuid();
        JsonNode entry = Groups.entry(Groups.act(alice, id, "dissolve", "clientId", clientId));

        assertThat(entry.path("kind").asText()).isEqualTo("group");
        assertThat(entry.path("action").asText()).isEqualTo("dissolve");
        for (Session member : List.of(alice, bob, carol)) {
            assertThat(Groups.told(member, "dissolve")).isEqualTo(entry);
            refusedEverything(member, id);
        }
        assertThat(Groups.act(alice, id, "dissolve", "clientId", clientId)
                        .ok()
                        .path("duplicate")
                        .asBoolean())
                .isTrue();
        assertThat(Groups.since(bob, cursor, id)).isEqualTo(Json.map("id", id, "removed", true));
        assertThat(Groups.overview(bob, id).isMissingNode()).isTrue();
    }

    private static void refusedEverything(Session who, String id) {
        List<Packet> answers = List.of(
                who.message(Session.text(id, "x")),
                who.get("history", "conversation", id),
                who.get("read", "conversation", id),
                who.get("group", "group", id),
                who.get("group", "group", id, "members", true),
                Groups.act(who, id, "leave"),
                Groups.act(who, id, "join"),
                Groups.act(who, id, "update", "name", "x"));
        answers.forEach(answer -> answer.refused(40402));
    }
}
