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

/** Sections 5 and 6: what people do to messages that were sent. */
interface ChangeCases extends Cases {

    @Test
    default void anEditIsAnEntryWithTheNewContent() {
        Session alice = online();
        Session bob = online();
        Session pad = alice.device().owner().device("pad").online();
        JsonNode said = alice.say(bob, "helo");
        JsonNode entry = only(change(alice, said, "edit", "content", Json.map("text", "hello")));

        assertThat(entry.path("kind").asText()).isEqualTo("edit");
        assertThat(entry.path("seq").asLong()).isEqualTo(said.path("seq").asLong() + 1);
        assertThat(entry.path("target")).isEqualTo(said.path("seq"));
        assertThat(entry.path("asOf")).isEqualTo(entry.path("seq"));
        assertThat(entry.path("from").asText()).isEqualTo(alice.user());
        assertThat(entry.path("content").path("text").asText()).isEqualTo("hello");
        assertThat(entry.path("body").asText()).isEqualTo("hello");
        for (Session device : List.of(alice, bob, pad)) {
            assertThat(device.event("entry").body().path("entry")).isEqualTo(entry);
        }
        JsonNode message = bob.entries(alice.user()).get(0);
        assertThat(message.path("content").path("text").asText()).isEqualTo("hello");
        assertThat(message.path("asOf")).isEqualTo(entry.path("seq"));
        assertThat(message.path("editedAt")).isEqualTo(entry.path("time"));
        assertThat(bob.overview(alice.user()).path("unread").asInt()).isEqualTo(1);
        JsonNode history = message(bob, said);
        assertThat(history.path("entry").path("body").asText()).isEqualTo("hello");
        assertThat(Json.items(history.path("edits")).map(it -> it.path("body").asText()))
                .containsExactly("helo", "hello");
    }

    @Test
    default void anEditIsReadCheckedAndRefusedLikeAMessage() {
        Session alice = online();
        Session bob = online();
        JsonNode said = alice.say(bob, "hello");

        assertThat(change(alice, said, "edit", "content", Json.map("text", ""))
                        .refused(42201)
                        .path("field")
                        .asText())
                .isEqualTo("text");
        change(alice, said, "edit", "content", Json.map("text", "x".repeat(5_001)))
                .refused(42201);
        change(alice, said, "edit").refused(40001);
        change(alice, said, "edit", "content", "text").refused(40001);
        change(bob, said, "edit", "content", Json.map("text", "x")).refused(40304);
        change(online(), said, "edit", "content", Json.map("text", "x")).refused(40402);
        change(alice, Json.with((ObjectNode) said, "seq", 99), "edit", "content", Json.map("text", "x"))
                .refused(40403);
        assertThat(bob.entries(alice.user())).hasSize(1);
    }

    @Test
    default void anEditIsDoneOnce() {
        Session alice = online();
        Session bob = online();
        JsonNode said = alice.say(bob, "helo");
        String clientId = Stage.uuid();
        JsonNode first = change(alice, said, "edit", "content", Json.map("text", "hello"), "clientId", clientId)
                .ok();
        JsonNode again = change(alice, said, "edit", "content", Json.map("text", "other"), "clientId", clientId)
                .ok();

        assertThat(again.path("duplicate").asBoolean()).isTrue();
        assertThat(again.path("entries")).isEqualTo(first.path("entries"));
        assertThat(bob.entries(alice.user())).hasSize(2);
        change(alice, said, "recall").ok();
        JsonNode late = change(alice, said, "edit", "content", Json.map("text", "hello"), "clientId", clientId)
                .ok();
        assertThat(late.path("duplicate").asBoolean()).isTrue();
        assertThat(late.toString()).doesNotContain("hello");
    }

    @Test
    default void aRecallTakesTheContentAwayForEverybody() {
        Session alice = online();
        Session bob = online();
        JsonNode said = alice.say(bob, "regretted");
        change(alice, said, "edit", "content", Json.map("text", "regretted too"))
                .ok();
        JsonNode entry = only(change(alice, said, "recall"));

        assertThat(entry.path("kind").asText()).isEqualTo("recall");
        assertThat(entry.path("target")).isEqualTo(said.path("seq"));
        bob.event("entry");
        assertThat(bob.event("entry").body().path("entry")).isEqualTo(entry);
        for (Session session : List.of(alice, bob)) {
            List<JsonNode> log = session.entries(session.equals(alice) ? bob.user() : alice.user());
            assertThat(log).hasSize(3);
            assertThat(log.toString()).doesNotContain("regretted");
            assertThat(log.get(0).path("recalledAt")).isEqualTo(entry.path("time"));
            assertThat(log.get(0).path("asOf")).isEqualTo(entry.path("seq"));
            assertThat(message(session, said).toString()).doesNotContain("regretted");
        }
        assertThat(bob.overview(alice.user()).toString()).doesNotContain("regretted");
        assertThat(bob.overview(alice.user()).path("unread").asInt()).isEqualTo(1);
        change(alice, said, "recall").refused(40901);
        change(alice, said, "edit", "content", Json.map("text", "x")).refused(40901);
        change(bob, said, "react", "reaction", "👍").refused(40901);
    }

    @Test
    default void aRetryOfARecalledMessageGetsItWithoutContent() {
        Session alice = online();
        Session bob = online();
        ObjectNode body = Json.with(Session.text(bob.user(), "regretted"), "clientId", Stage.uuid());
        JsonNode said = alice.message(body).ok();
        change(alice, said, "recall").ok();

        JsonNode again = alice.message(body).ok();
        assertThat(again.path("duplicate").asBoolean()).isTrue();
        assertThat(again.path("id")).isEqualTo(said.path("id"));
        assertThat(again.toString()).doesNotContain("regretted");
    }

    @Test
    default void othersMessagesAreRecalledByModeratorsOnly() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        String group = GroupCases.group(alice, "g", bob, carol).path("id").asText();
        JsonNode said = bob.message(Session.text(group, "spam")).ok();

        change(carol, said, "recall").refused(40304);
        change(online(), said, "recall").refused(40402);
        change(alice, said, "recall").ok();
        assertThat(carol.entries(group).get(1).has("recalledAt")).isTrue();
        JsonNode mine = alice.say(bob, "x");
        change(bob, mine, "recall").refused(40304);
    }

    @Test
    default void aRedPacketIsNotEditedRecalledOrForwarded() {
        Session alice = online();
        Session bob = online();
        JsonNode sent = alice.message(Json.map(
                        "to", bob.user(), "media", "red-packet", "content", Json.map("amount", 100, "count", 1)))
                .ok();

        change(alice, sent, "edit", "content", Json.map("amount", 1, "count", 1))
                .refused(40304);
        change(alice, sent, "recall").refused(40304);
        alice.set(
                        "message",
                        "action",
                        "forward",
                        "conversation",
                        bob.user(),
                        "seqs",
                        List.of(1),
                        "to",
                        List.of(bob.user()))
                .refused(40304);
        assertThat(bob.entries(alice.user())).hasSize(1);
    }

    @Test
    default void reactionsAreCountedWithWhoReacted() {
        Session alice = online();
        Session bob = online();
        Session pad = bob.device().owner().device("pad").online();
        JsonNode said = alice.say(bob, "hello");
        JsonNode entry = only(change(bob, said, "react", "reaction", "👍"));

        assertThat(entry.path("kind").asText()).isEqualTo("reaction");
        assertThat(entry.path("reactions"))
                .isEqualTo(Json.read(
                        "[{\"reaction\":\"👍\",\"count\":1,\"users\":[\"" + bob.user() + "\"],\"mine\":true}]"));
        assertThat(mine(pad.event("entry"))).isTrue();
        assertThat(mine(alice.event("entry"))).isFalse();
        change(alice, said, "react", "reaction", "👍").ok();
        JsonNode both = alice.entries(bob.user()).get(0).path("reactions").get(0);
        assertThat(both.path("count").asInt()).isEqualTo(2);
        assertThat(both.path("mine").asBoolean()).isTrue();
        assertThat(change(alice, said, "react", "reaction", "👍").ok().path("entries"))
                .isEmpty();
        change(alice, said, "unreact", "reaction", "👍").ok();
        change(bob, said, "unreact", "reaction", "👍").ok();
        assertThat(alice.entries(bob.user()).get(0).path("reactions")).isEmpty();
        assertThat(change(bob, said, "unreact", "reaction", "👍").ok().path("entries"))
                .isEmpty();
    }

    private static boolean mine(Packet event) {
        return event.body().path("entry").path("reactions").get(0).path("mine").asBoolean();
    }

    @Test
    default void refusesReactionsThatAreNone() {
        Session alice = online();
        Session bob = online();
        JsonNode said = alice.say(bob, "hello");

        change(bob, said, "react").refused(40001);
        for (Object reaction : List.of("", " ", "a b", "x".repeat(33), "\n", 7)) {
            change(bob, said, "react", "reaction", reaction).refused(40001);
        }
        change(online(), said, "react", "reaction", "👍").refused(40402);
        bob.set("message", "action", "explode", "conversation", alice.user(), "seq", 1)
                .refused(40001);
        bob.set("message", "action", "react", "conversation", alice.user(), "reaction", "👍")
                .refused(40001);
    }

    @Test
    default void pinsAreForEverybody() {
        Session alice = online();
        Session bob = online();
        JsonNode said = alice.say(bob, "hello");
        JsonNode entry = only(change(bob, said, "pin"));

        assertThat(entry.path("kind").asText()).isEqualTo("pin");
        assertThat(entry.path("pinned").asBoolean()).isTrue();
        assertThat(alice.event("entry").body().path("entry")).isEqualTo(entry);
        JsonNode pinned = alice.get("message", "conversation", bob.user(), "pinned", true)
                .ok()
                .path("entries");
        assertThat(pinned).hasSize(1);
        assertThat(pinned.get(0).path("pinned").asBoolean()).isTrue();
        assertThat(change(alice, said, "pin").ok().path("entries")).isEmpty();
        change(alice, said, "unpin").ok();
        assertThat(alice.get("message", "conversation", bob.user(), "pinned", true)
                        .ok()
                        .path("entries"))
                .isEmpty();
        change(online(), said, "pin").refused(40402);
        alice.get("message", "conversation", bob.user()).refused(40001);
        alice.get("message", "conversation", online().user(), "pinned", true).refused(40402);
    }

    @Test
    default void deletingIsForOneselfAndNoEntry() {
        Session alice = online();
        Session bob = online();
        Session pad = bob.device().owner().device("pad").online();
        JsonNode said = alice.say(bob, "hello");
        String cursor = bob.get("sync").ok().path("cursor").asText();
        change(bob, said, "delete").ok();

        JsonNode told = pad.event("deleted").body();
        assertThat(told.path("conversation")).isEqualTo(said.path("conversation"));
        assertThat(told.path("seq")).isEqualTo(said.path("seq"));
        JsonNode mine = bob.entries(alice.user()).get(0);
        assertThat(mine.path("deleted").asBoolean()).isTrue();
        assertThat(mine.has("content")).isFalse();
        assertThat(mine.has("body")).isFalse();
        assertThat(alice.entries(bob.user()).get(0).path("body").isMissingNode())
                .isTrue();
        assertThat(alice.entries(bob.user()).get(0).path("content").path("text").asText())
                .isEqualTo("hello");
        assertThat(alice.entries(bob.user())).hasSize(1);
        JsonNode line = Json.items(bob.get("sync", "cursor", cursor).ok().path("conversations"))
                .filter(it -> it.path("id").equals(said.path("conversation")))
                .findFirst()
                .orElseThrow();
        assertThat(Json.items(line.path("deleted"))).contains(said.path("seq"));
        assertThat(line.path("last").path("deleted").asBoolean()).isTrue();
        assertThat(line.path("unread").asInt()).isEqualTo(1);
        message(alice, said);
        bob.get("message", "conversation", alice.user(), "seq", 1).refused(40403);
        change(bob, said, "react", "reaction", "👍").refused(40403);
        change(online(), said, "delete").refused(40402);
        change(bob, Json.with((ObjectNode) said, "seq", 9), "delete").refused(40403);
    }

    @Test
    default void whoCameLaterIsToldOnlyThatSomethingHappened() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        String group = GroupCases.group(alice, "g", bob).path("id").asText();
        JsonNode said = alice.message(Session.text(group, "before")).ok();
        alice.set("group", "action", "invite", "group", group, "users", List.of(carol.user()))
                .ok();
        carol.event("entry");
        change(alice, said, "edit", "content", Json.map("text", "secret")).ok();

        JsonNode told = carol.event("entry").body().path("entry");
        assertThat(told.path("target")).isEqualTo(said.path("seq"));
        assertThat(told.has("content")).isFalse();
        assertThat(carol.entries(group).toString()).doesNotContain("secret");
        change(carol, said, "react", "reaction", "👍").refused(40403);
        carol.get("message", "conversation", group, "seq", said.path("seq").asLong())
                .refused(40403);
        bob.set("group", "action", "leave", "group", group).ok();
        change(bob, said, "react", "reaction", "👍").refused(40402);
    }

    // --- what they ask for

    private static Packet change(Session who, JsonNode message, String action, Object... more) {
        ObjectNode body = Json.map(
                "type",
                "set",
                "query",
                "message",
                "action",
                action,
                "conversation",
                message.path("conversation"),
                "seq",
                message.path("seq"));
        return who.ask(513, Json.with(body, more));
    }

    private static JsonNode only(Packet answer) {
        JsonNode entries = answer.ok().path("entries");
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private static JsonNode message(Session who, JsonNode message) {
        return who.get(
                        "message",
                        "conversation",
                        message.path("conversation").asText(),
                        "seq",
                        message.path("seq").asLong())
                .ok();
    }
}
