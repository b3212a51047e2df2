package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sections 5 and 6: who may do what in groups, and what is said of them. */
interface GroupRoleCases extends Cases {

    @Test
    default void makesAdministrators() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        String id = Groups.make(alice, List.of(bob, carol));
        JsonNode entry = Groups.entry(Groups.act(alice, id, "role", "user", bob.user(), "role", "administrator"));

        assertThat(entry.path("kind").asText()).isEqualTo("members");
        assertThat(entry.path("action").asText()).isEqualTo("role");
        assertThat(entry.path("role").asText()).isEqualTo("administrator");
        assertThat(Json.items(entry.path("users")).map(JsonNode::asText)).containsExactly(bob.user());
        assertThat(Groups.told(carol, "role")).isEqualTo(entry);
        assertThat(carol.entries(id)).contains(entry);
        assertThat(Groups.card(bob, id).path("role").asText()).isEqualTo("administrator");
        assertThat(Groups.overview(bob, id).path("group").path("role").asText()).isEqualTo("administrator");
        Groups.act(alice, id, "role", "user", bob.user(), "role", "administrator")
                .refused(40901);
        Groups.act(alice, id, "role", "user", alice.user(), "role", "member").refused(40901);
        Groups.act(alice, id, "role", "user", bob.user(), "role", "owner").refused(40001);
        Groups.act(alice, id, "role", "user", bob.user()).refused(40001);
        Groups.act(alice, id, "role", "role", "member").refused(40001);
        Groups.act(alice, id, "role", "user", "nobody-here-has-this", "role", "member")
                .refused(40401);
        Groups.act(bob, id, "role", "user", carol.user(), "role", "administrator")
                .refused(40304);
        Groups.act(carol, id, "role", "user", carol.user(), "role", "administrator")
                .refused(40304);
        Groups.act(online(), id, "role", "user", bob.user(), "role", "member").refused(40402);
        assertThat(Groups.entry(Groups.act(alice, id, "role", "user", bob.user(), "role", "member"))
                        .path("role")
                        .asText())
                .isEqualTo("member");
    }

    @Test
    default void letsAdministratorsRemove() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        Session dave = online();
        String id = Groups.make(alice, List.of(bob, carol, dave));
        Groups.promote(alice, id, bob);
        Groups.promote(alice, id, dave);

        assertThat(Groups.entry(Groups.act(bob, id, "remove", "user", carol.user()))
                        .path("action")
                        .asText())
                .isEqualTo("remove");
        carol.message(Session.text(id, "hello?")).refused(40402);
        carol.get("history", "conversation", id).refused(40402);
        Groups.act(bob, id, "remove", "user", alice.user()).refused(40304);
        Groups.act(dave, id, "remove", "user", bob.user()).ok();
        Groups.act(bob, id, "remove", "user", dave.user()).refused(40402);
    }

    @Test
    default void givesAGroupToAnother() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        String id = Groups.make(alice, List.of(bob, carol));
        Groups.act(bob, id, "transfer", "user", bob.user()).refused(40304);
        Groups.act(alice, id, "transfer", "user", alice.user()).refused(40901);
        Groups.act(alice, id, "transfer", "user", online().user()).refused(40901);
        Groups.act(alice, id, "transfer").refused(40001);
        String clientId = Stage.uuid();
        JsonNode entry = Groups.entry(Groups.act(alice, id, "transfer", "user", bob.user(), "clientId", clientId));
        JsonNode again = Groups.act(alice, id, "transfer", "user", bob.user(), "clientId", clientId)
                .ok();

        assertThat(again.path("duplicate").asBoolean()).isTrue();
        assertThat(again.path("entries").path(0)).isEqualTo(entry);
        assertThat(Groups.told(carol, "transfer")).isEqualTo(entry);
        assertThat(Groups.card(alice, id).path("owner").asText()).isEqualTo(bob.user());
        assertThat(Groups.card(alice, id).path("role").asText()).isEqualTo("administrator");
        assertThat(Groups.card(bob, id).path("role").asText()).isEqualTo("owner");
        Groups.act(bob, id, "leave").refused(40901);
        Groups.act(alice, id, "leave").ok();
    }

    @Test
    default void silencesAMember() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        String id = Groups.make(alice, List.of(bob, carol));
        ObjectNode first = Json.with(Session.text(id, "before"), "clientId", Stage.uuid());
        bob.message(first).ok();
        JsonNode entry = Groups.entry(Groups.act(alice, id, "mute", "user", bob.user(), "until", -1));

        assertThat(entry.path("action").asText()).isEqualTo("mute");
        assertThat(entry.path("until").asLong()).isEqualTo(-1);
        bob.message(Session.text(id, "x")).refused(40303);
        bob.message(Json.with(Session.text(id, "x"), "type", "headline")).refused(40303);
        assertThat(bob.message(first).ok().path("duplicate").asBoolean()).isTrue();
        carol.message(Session.text(id, "I can")).ok();
        assertThat(Groups.card(bob, id).path("ownMutedUntil").asLong()).isEqualTo(-1);
        assertThat(Json.items(carol.get("group", "group", id, "members", true)
                                .ok()
                                .path("items"))
                        .filter(it -> it.has("mutedUntil"))
                        .map(it -> it.path("user").asText()))
                .containsExactly(bob.user());
        Groups.act(bob, id, "mute", "user", bob.user(), "until", null).refused(40304);
        Groups.act(carol, id, "mute", "user", bob.user(), "until", null).refused(40304);
        assertThat(Groups.entry(Groups.act(alice, id, "mute", "user", bob.user(), "until", null))
                        .has("until"))
                .isFalse();
        bob.message(Session.text(id, "again")).ok();
        assertThat(Groups.card(bob, id).has("ownMutedUntil")).isFalse();
    }

    @Test
    default void silencesUntilAMomentOnly() {
        Session alice = online();
        Session bob = online();
        String id = Groups.make(alice, List.of(bob));
        Groups.act(alice, id, "mute", "user", bob.user(), "until", 1).refused(40001);
        Groups.act(alice, id, "mute", "user", bob.user()).refused(40001);
        Groups.act(alice, id, "mute", "user", bob.user(), "until", "tomorrow").refused(40001);
        Groups.act(alice, id, "mute", "user", alice.user(), "until", -1).refused(40304);
        Groups.act(alice, id, "mute", "user", online().user(), "until", -1).refused(40901);
        long now = alice.message(Session.text(id, "hush")).ok().path("time").asLong();
        Groups.act(alice, id, "mute", "user", bob.user(), "until", now + 4_000).ok();
        int refused = 0;
        while (bob.message(Session.text(id, "now?")).code() == 40303) {
            refused++;
        }
        assertThat(refused).isPositive();
    }

    @Test
    default void silencesAllButAdministrators() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        String id = Groups.make(alice, List.of(bob, carol));
        Groups.promote(alice, id, bob);
        Groups.act(carol, id, "mute", "until", -1).refused(40304);
        JsonNode entry = Groups.entry(Groups.act(bob, id, "mute", "until", -1));

        assertThat(entry.path("users")).isEmpty();
        assertThat(Groups.card(carol, id).path("mutedUntil").asLong()).isEqualTo(-1);
        carol.message(Session.text(id, "x")).refused(40303);
        bob.message(Session.text(id, "order!")).ok();
        alice.message(Session.text(id, "yes")).ok();
        Groups.act(alice, id, "mute", "until", null).ok();
        carol.message(Session.text(id, "at last")).ok();
    }

    @Test
    default void keepsStrangersFromEveryAction() {
        Session alice = online();
        Session bob = online();
        Session eve = online();
        String id = Groups.make(alice, List.of(bob));
        strange(eve, id, "update", "name", "x");
        strange(eve, id, "announce", "text", "x");
        strange(eve, id, "dissolve");
        strange(eve, id, "role", "user", bob.user(), "role", "administrator");
        strange(eve, id, "transfer", "user", bob.user());
        strange(eve, id, "mute", "user", bob.user(), "until", -1);
        strange(eve, id, "mute", "until", -1);
        strange(eve, id, "link");
        strange(eve, id, "withdraw", "link", "0HZX4T9W2C5QK");
        strange(eve, id, "approve", "user", eve.user());
        strange(eve, id, "refuse", "user", eve.user());
        strange(eve, id, "join", "greeting", "please");
        eve.get("group", "group", id, "requests", true).refused(40402);
        eve.get("group", "group", id, "links", true).refused(40402);
        assertThat(alice.entries(id)).hasSize(1);
    }

    private static void strange(Session eve, String id, String action, @Nullable Object... more) {
        Groups.act(eve, id, action, more).refused(40402);
    }
}
