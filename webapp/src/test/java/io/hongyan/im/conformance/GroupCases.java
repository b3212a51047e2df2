package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sections 5, 6 and 7: groups. */
interface GroupCases extends Cases {

    @Test
    default void makesAGroupThatItsMembersAreToldOf() {
        Session alice = online();
        Session bob = online();
        JsonNode card = group(alice, "雁群", bob);
        String id = card.path("id").asText();

        assertThat(id).matches("[0-9A-Z]{13}");
        assertThat(card.path("kind").asText()).isEqualTo("group");
        assertThat(card.path("name").asText()).isEqualTo("雁群");
        assertThat(card.path("owner").asText()).isEqualTo(alice.user());
        assertThat(card.path("members").asInt()).isEqualTo(2);
        assertThat(card.path("role").asText()).isEqualTo("owner");
        for (Session member : List.of(alice, bob)) {
            JsonNode entry = member.event("entry").body().path("entry");
            assertThat(entry.path("conversation").asText()).isEqualTo(id);
            assertThat(entry.path("seq").asInt()).isEqualTo(1);
            assertThat(entry.path("kind").asText()).isEqualTo("group");
            assertThat(entry.path("action").asText()).isEqualTo("create");
            assertThat(entry.path("from").asText()).isEqualTo(alice.user());
            assertThat(entry.path("group").path("name").asText()).isEqualTo("雁群");
            assertThat(member.entries(id)).containsExactly(entry);
        }
        assertThat(bob.get("group", "group", id).ok().path("group").path("role").asText())
                .isEqualTo("member");
    }

    @Test
    default void makesAGroupOnce() {
        Session alice = online();
        String clientId = Stage.uuid();
        JsonNode first = alice.set("group", "action", "create", "name", "g", "clientId", clientId)
                .ok();
        JsonNode again = alice.set("group", "action", "create", "name", "h", "clientId", clientId)
                .ok();

        assertThat(again.path("duplicate").asBoolean()).isTrue();
        assertThat(again.path("group")).isEqualTo(first.path("group"));
    }

    @Test
    default void makesNoGroupOfNobodyOrWithoutAName() {
        Session alice = online();
        alice.set("group", "action", "create").refused(40001);
        alice.set("group", "action", "create", "name", " ").refused(40001);
        alice.set("group", "action", "create", "name", "x".repeat(65)).refused(40001);
        alice.set("group", "action", "create", "name", "g", "users", List.of("nobody-here-has-this"))
                .refused(40401);
        alice.set("group", "action", "create", "name", "g", "users", "bob").refused(40001);
        alice.set(
                        "group",
                        "action",
                        "create",
                        "name",
                        "g",
                        "users",
                        List.of(IntStream.range(0, 501).mapToObj(i -> "u" + i).toArray()))
                .refused(40001);
        alice.set("group", "action", "explode", "group", "0HZX4T9W2C5QK").refused(40001);

        assertThat(alice.get("sync").ok().path("conversations")).isEmpty();
    }

    @Test
    default void listsTheMembersInPages() {
        Session alice = stage().online("Alice");
        Session bob = stage().online("Bob");
        Session carol = stage().online("Carol");
        String id = group(alice, "g", bob, carol).path("id").asText();
        JsonNode first =
                carol.get("group", "group", id, "members", true, "limit", 2).ok();
        JsonNode second = carol.get(
                        "group",
                        "group",
                        id,
                        "members",
                        true,
                        "limit",
                        2,
                        "cursor",
                        first.path("cursor").asText())
                .ok();

        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.has("cursor")).isFalse();
        JsonNode all = carol.get("group", "group", id, "members", true).ok().path("items");
        assertThat(Json.items(all).map(it -> it.path("user").asText()))
                .containsExactlyInAnyOrder(alice.user(), bob.user(), carol.user());
        JsonNode owner = Json.items(all)
                .filter(it -> it.path("user").asText().equals(alice.user()))
                .findFirst()
                .orElseThrow();
        assertThat(owner.path("role").asText()).isEqualTo("owner");
        assertThat(owner.path("name").asText()).isEqualTo("Alice");
        assertThat(owner.path("joinedAt").asLong()).isPositive();
        carol.get("group", "group", id, "members", true, "cursor", "?").refused(40001);
    }

    @Test
    default void carriesMessagesToAllMembersDevices() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        Session phone = alice.device().owner().device("mobile").online();
        String id = group(alice, "g", bob, carol).path("id").asText();
        JsonNode said = alice.message(Session.text(id, "hello")).ok();

        assertThat(said.path("conversation").asText()).isEqualTo(id);
        assertThat(said.path("to").asText()).isEqualTo(id);
        assertThat(said.path("type").asText()).isEqualTo("groupchat");
        assertThat(said.path("seq").asInt()).isEqualTo(2);
        for (Session member : List.of(bob, carol, phone)) {
            assertThat(member.received().path("id").asText())
                    .isEqualTo(said.path("id").asText());
        }
        assertThat(carol.entries(id)).hasSize(2);
        assertThat(alice.wire().flush().stream().filter(packet -> packet.isPush(512)))
                .isEmpty();
    }

    @Test
    default void refusesATypeThatContradictsTheAddress() {
        Session alice = online();
        Session bob = online();
        String id = group(alice, "g", bob).path("id").asText();
        alice.message(Json.with(Session.text(id, "x"), "type", "chat")).refused(40001);
        alice.message(Json.with(Session.text(bob.user(), "x"), "type", "groupchat"))
                .refused(40001);

        assertThat(alice.message(Json.with(Session.text(id, "x"), "type", "normal"))
                        .ok()
                        .path("type")
                        .asText())
                .isEqualTo("normal");
    }

    @Test
    default void keepsStrangersOutOfEverything() {
        Session alice = online();
        Session bob = online();
        Session eve = online();
        String id = group(alice, "g", bob).path("id").asText();
        String mine = group(eve, "e").path("id").asText();
        eve.event("entry");
        for (String other : List.of(id, "0HZX4T9W2C5QK")) {
            eve.message(Session.text(other, "let me in")).refused(40402);
            eve.message(Json.with(Session.text(other, "let me in"), "type", "headline"))
                    .refused(40402);
            eve.get("history", "conversation", other).refused(40402);
            eve.get("read", "conversation", other).refused(40402);
            eve.set("read", "conversation", other, "seq", 1).refused(40402);
            eve.get("group", "group", other).refused(40402);
            eve.get("group", "group", other, "members", true).refused(40402);
            eve.set("group", "action", "invite", "group", other, "users", List.of(eve.user()))
                    .refused(40402);
            eve.set("group", "action", "leave", "group", other).refused(40402);
            eve.set("group", "action", "remove", "group", other, "user", bob.user())
                    .refused(40402);
            eve.ask(515, Json.map("event", "typing", "conversation", other)).refused(40402);
        }
        alice.message(Session.text(id, "secret")).ok();

        assertThat(eve.pushesUntilToldBy(bob)).isEmpty();
        assertThat(Json.items(eve.get("sync").ok().path("conversations"))
                        .map(it -> it.path("id").asText()))
                .contains(mine)
                .doesNotContain(id);
        assertThat(alice.entries(id)).hasSize(2);
    }

    @Test
    default void takesADirectConversationForNoGroup() {
        Session alice = online();
        Session bob = online();
        String direct = alice.say(bob, "hello").path("conversation").asText();

        alice.message(Session.text(direct, "x")).refused(40402);
        alice.get("group", "group", direct).refused(40402);
        alice.set("group", "action", "invite", "group", direct, "users", List.of(alice.user()))
                .refused(40402);
        alice.set("group", "action", "leave", "group", direct).refused(40402);
    }

    @Test
    default void mentionsMembersOnly() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        Session eve = online();
        String id = group(alice, "g", bob, carol).path("id").asText();
        alice.message(Json.with(Session.text(id, "x"), "mentions", List.of(eve.user())))
                .refused(40001);
        alice.message(Json.with(Session.text(id, "x"), "mentions", List.of("nobody-here-has-this")))
                .refused(40001);
        alice.message(Json.with(Session.text(id, "x"), "mentions", List.of(bob.user())))
                .ok();
        alice.message(Json.with(Session.text(id, "x"), "mentions", List.of("@all")))
                .ok();

        assertThat(overview(bob, id).path("mentions").asInt()).isEqualTo(2);
        assertThat(overview(carol, id).path("mentions").asInt()).isEqualTo(1);
        assertThat(overview(alice, id).path("mentions").asInt()).isZero();
    }

    @Test
    default void describesAGroupInSync() {
        Session alice = online();
        Session bob = online();
        String id = group(alice, "g", bob).path("id").asText();
        alice.message(Session.text(id, "hello")).ok();
        JsonNode seen = overview(bob, id);

        assertThat(seen.path("kind").asText()).isEqualTo("group");
        assertThat(seen.has("with")).isFalse();
        assertThat(seen.path("group").path("name").asText()).isEqualTo("g");
        assertThat(seen.path("group").path("role").asText()).isEqualTo("member");
        assertThat(seen.path("firstSeq").asInt()).isEqualTo(1);
        assertThat(seen.path("lastSeq").asInt()).isEqualTo(2);
        assertThat(seen.path("unread").asInt()).isEqualTo(1);
        assertThat(seen.path("last").path("content").path("text").asText()).isEqualTo("hello");
        assertThat(seen.path("peers")).hasSize(1);
        assertThat(seen.path("peers").path(0).path("user").asText()).isEqualTo(alice.user());
        assertThat(seen.path("peers").path(0).path("read").asInt()).isEqualTo(2);
    }

    @Test
    default void tellsTheOthersWhoHasReadAndWhoIsTyping() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        String id = group(alice, "g", bob, carol).path("id").asText();
        alice.message(Session.text(id, "hello")).ok();
        bob.set("read", "conversation", id, "seq", 2).ok();

        assertThat(carol.event("read").body().path("user").asText()).isEqualTo(bob.user());
        assertThat(overview(bob, id).path("unread").asInt()).isZero();
        assertThat(Json.items(alice.get("read", "conversation", id).ok().path("items"))
                        .filter(it -> it.path("user").asText().equals(bob.user()))
                        .map(it -> it.path("read").asInt()))
                .containsExactly(2);
        bob.ask(515, Json.map("event", "typing", "conversation", id)).ok();
        assertThat(carol.event("typing").body().path("from").asText()).isEqualTo(bob.user());
        bob.set("read", "conversation", id, "seq", 3).refused(40001);
    }

    @Test
    default void letsNewcomersInFromTheirEntryOn() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        String id = group(alice, "g", bob).path("id").asText();
        alice.message(Session.text(id, "before")).ok();
        JsonNode answer = bob.set(
                        "group", "action", "invite", "group", id, "users", List.of(carol.user(), alice.user()))
                .ok();
        JsonNode entry = answer.path("entries").path(0);

        assertThat(entry.path("kind").asText()).isEqualTo("members");
        assertThat(entry.path("action").asText()).isEqualTo("invite");
        assertThat(Json.items(entry.path("users")).map(JsonNode::asText)).containsExactly(carol.user());
        assertThat(entry.path("seq").asInt()).isEqualTo(3);
        assertThat(carol.event("entry").body().path("entry")).isEqualTo(entry);
        alice.message(Session.text(id, "after")).ok();
        assertThat(carol.received().path("seq").asInt()).isEqualTo(4);
        JsonNode history = carol.history(id);
        assertThat(history.path("firstSeq").asInt()).isEqualTo(3);
        assertThat(Json.items(history.path("entries")).map(it -> it.path("seq").asInt()))
                .containsExactly(3, 4);
        assertThat(overview(carol, id).path("unread").asInt()).isEqualTo(1);
        alice.set("group", "action", "invite", "group", id, "users", List.of(carol.user()))
                .refused(40901);
        alice.set("group", "action", "invite", "group", id, "users", List.of("nobody-here-has-this"))
                .refused(40401);
        alice.set("group", "action", "invite", "group", id).refused(40001);
    }

    @Test
    default void tellsWhoLeavesLast() {
        Session alice = online();
        Session bob = online();
        String id = group(alice, "g", bob).path("id").asText();
        String cursor = bob.get("sync").ok().path("cursor").asText();
        String clientId = Stage.uuid();
        ObjectNode hello = Json.with(Session.text(id, "hello"), "clientId", clientId);
        bob.message(hello).ok();
        bob.set("group", "action", "leave", "group", id).ok();
        alice.message(Session.text(id, "gone")).ok();
        List<Packet> told = bob.pushesUntilToldBy(alice);

        assertThat(told.get(told.size() - 1).body().path("entry").path("action").asText())
                .isEqualTo("leave");
        bob.message(Session.text(id, "again")).refused(40402);
        assertThat(bob.message(hello).ok().path("duplicate").asBoolean()).isTrue();
        bob.get("history", "conversation", id).refused(40402);
        bob.set("group", "action", "leave", "group", id).refused(40402);
        JsonNode gone = Json.items(bob.get("sync", "cursor", cursor).ok().path("conversations"))
                .filter(it -> it.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(gone).isEqualTo(Json.map("id", id, "removed", true));
        assertThat(overview(bob, id).isMissingNode()).isTrue();
    }

    @Test
    default void onlyTheOwnerRemoves() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        String id = group(alice, "g", bob, carol).path("id").asText();
        bob.set("group", "action", "remove", "group", id, "user", carol.user()).refused(40304);
        alice.set("group", "action", "leave", "group", id).refused(40901);
        alice.set("group", "action", "remove", "group", id, "user", alice.user())
                .refused(40901);
        alice.set("group", "action", "remove", "group", id, "user", carol.user())
                .ok();
        alice.set("group", "action", "remove", "group", id, "user", carol.user())
                .refused(40901);
        alice.message(Session.text(id, "secret")).ok();

        List<Packet> told = carol.pushesUntilToldBy(bob);
        assertThat(told.get(told.size() - 1).body().path("entry").path("action").asText())
                .isEqualTo("remove");
        carol.message(Session.text(id, "hello?")).refused(40402);
        alice.set("group", "action", "invite", "group", id, "users", List.of(carol.user()))
                .ok();
        assertThat(carol.history(id).path("firstSeq").asInt()).isEqualTo(4);
        carol.message(Session.text(id, "back")).ok();
    }

    @Test
    default void carriesHeadlinesToMembersOnly() {
        Session alice = online();
        Session bob = online();
        Session eve = online();
        String id = group(alice, "g", bob).path("id").asText();
        alice.message(Json.with(Session.text(id, "now"), "type", "headline")).ok();

        assertThat(bob.received().path("to").asText()).isEqualTo(id);
        assertThat(eve.pushesUntilToldBy(bob)).isEmpty();
        assertThat(alice.entries(id)).hasSize(1);
    }

    static JsonNode group(Session owner, String name, Session... others) {
        Object[] users = java.util.Arrays.stream(others).map(Session::user).toArray();
        return owner.set("group", "action", "create", "name", name, "users", List.of(users))
                .ok()
                .path("group");
    }

    private static JsonNode overview(Session member, String conversation) {
        return Json.items(member.get("sync").ok().path("conversations"))
                .filter(it -> it.path("id").asText().equals(conversation))
                .findFirst()
                .orElse(Json.map().path("missing"));
    }
}
