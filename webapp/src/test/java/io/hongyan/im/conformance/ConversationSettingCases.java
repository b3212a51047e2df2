package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sections 6 and 7: what a member sets of a conversation, the same on every own device. */
interface ConversationSettingCases extends Cases {

    @Test
    default void showsNothingThatWasNotSet() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "hi");

        assertThat(Json.without(bob.overview(alice.user()), "pinned", "mutedUntil", "hidden", "draft"))
                .isEqualTo(bob.overview(alice.user()));
    }

    @Test
    default void keepsWhatWasSetOnEveryDevice() {
        Session alice = online();
        Session bob = online();
        String id = alice.say(bob, "hi").path("conversation").asText();
        JsonNode answer = bob.set(
                        "conversation",
                        "conversation",
                        alice.user(),
                        "pinned",
                        true,
                        "mutedUntil",
                        -1,
                        "hidden",
                        true,
                        "draft",
                        "雁 🪿\nand so")
                .ok();

        assertThat(answer.path("query").asText()).isEqualTo("conversation");
        assertThat(answer.path("conversation").asText()).isEqualTo(id);
        assertThat(answer.path("pinned").asBoolean()).isTrue();
        assertSettings(bob.device().owner().device("pad").online(), alice);
        assertSettings(bob, alice);
        assertThat(alice.overview(bob.user()).has("pinned")).isFalse();
        assertThat(alice.overview(bob.user()).has("draft")).isFalse();
    }

    private static void assertSettings(Session bob, Session alice) {
        JsonNode shown = bob.overview(alice.user());
        assertThat(shown.path("pinned").asBoolean()).isTrue();
        assertThat(shown.path("mutedUntil").asLong()).isEqualTo(-1);
        assertThat(shown.path("hidden").asBoolean()).isTrue();
        assertThat(shown.path("draft").asText()).isEqualTo("雁 🪿\nand so");
    }

    @Test
    default void changesOnlyWhatIsNamedAndClearsWhatIsNull() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "hi");
        long tomorrow = System.currentTimeMillis() + 86_400_000;
        set(bob, alice, "pinned", true, "mutedUntil", tomorrow, "draft", "a");
        set(bob, alice, "draft", "b");
        assertThat(bob.overview(alice.user()).path("mutedUntil").asLong()).isEqualTo(tomorrow);
        assertThat(bob.overview(alice.user()).path("draft").asText()).isEqualTo("b");

        set(bob, alice, "mutedUntil", null, "draft", null, "pinned", false);
        JsonNode shown = bob.overview(alice.user());
        assertThat(Json.without(shown, "pinned", "mutedUntil", "draft")).isEqualTo(shown);
    }

    @Test
    default void aMuteThatIsOverIsNone() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "hi");
        set(bob, alice, "mutedUntil", System.currentTimeMillis() - 60_000);

        assertThat(bob.overview(alice.user()).has("mutedUntil")).isFalse();
    }

    @Test
    default void aNewMessageShowsAHiddenConversationAgain() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "hi");
        set(bob, alice, "hidden", true, "pinned", true);
        alice.say(bob, "again");

        assertThat(bob.overview(alice.user()).has("hidden")).isFalse();
        assertThat(bob.overview(alice.user()).path("pinned").asBoolean()).isTrue();
    }

    @Test
    default void tellsTheOwnDevicesAndNobodyElse() {
        Session alice = online();
        Session bob = online();
        Session pad = bob.device().owner().device("pad").online();
        String id = alice.say(bob, "hi").path("conversation").asText();
        set(bob, alice, "pinned", true, "draft", "half a sen");
        JsonNode event = pad.event("conversation").body();

        assertThat(event.path("conversation").asText()).isEqualTo(id);
        assertThat(event.path("pinned").asBoolean()).isTrue();
        assertThat(event.path("draft").asText()).isEqualTo("half a sen");
        assertThat(event.has("mutedUntil")).isFalse();
        assertThat(event.has("hidden")).isFalse();
        set(bob, alice, "draft", null);
        assertThat(pad.event("conversation").body().path("draft").asText("?")).isEmpty();
        assertThat(alice.pushesUntilToldBy(bob)).noneMatch(packet -> packet.isEvent("conversation"));
        if (!stage().door().isHttp()) {
            assertThat(bob.wire().flush()).noneMatch(packet -> packet.isEvent("conversation"));
        }
    }

    @Test
    default void comesWithTheNextSyncOfADeviceThatWasAway() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "hi");
        String cursor = bob.get("sync").ok().path("cursor").asText();
        set(bob, alice, "pinned", true);
        JsonNode later = bob.get("sync", "cursor", cursor).ok();

        assertThat(Json.items(later.path("conversations")))
                .anyMatch(it -> it.path("pinned").asBoolean());
    }

    @Test
    default void aRetriedSettingChangesNothingAgain() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "hi");
        String clientId = Stage.uuid();
        JsonNode first = set(bob, alice, "draft", "one", "clientId", clientId);
        set(bob, alice, "draft", "two", "clientId", Stage.uuid());
        JsonNode again = set(bob, alice, "draft", "one", "clientId", clientId);

        assertThat(first.has("duplicate")).isFalse();
        assertThat(again.path("duplicate").asBoolean()).isTrue();
        assertThat(bob.overview(alice.user()).path("draft").asText()).isEqualTo("two");
    }

    @Test
    default void refusesWhatIsNoSetting() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "hi");

        bob.set("conversation", "conversation", alice.user()).refused(40001);
        bob.set("conversation", "pinned", true).refused(40001);
        bob.set("conversation", "conversation", alice.user(), "pinned", 1).refused(40001);
        bob.set("conversation", "conversation", alice.user(), "hidden", "yes").refused(40001);
        bob.set("conversation", "conversation", alice.user(), "mutedUntil", -2).refused(40001);
        bob.set("conversation", "conversation", alice.user(), "mutedUntil", "never")
                .refused(40001);
        bob.set("conversation", "conversation", alice.user(), "draft", List.of())
                .refused(40001);
        bob.set("conversation", "conversation", alice.user(), "draft", "x".repeat(5_001))
                .refused(40001);
        bob.set("conversation", "conversation", alice.user(), "action", "burn").refused(40001);
        assertThat(Json.without(bob.overview(alice.user()), "pinned", "mutedUntil", "hidden", "draft"))
                .isEqualTo(bob.overview(alice.user()));
        set(bob, alice, "draft", "🪿".repeat(5_000));
        assertThat(bob.overview(alice.user()).path("draft").asText()).isEqualTo("🪿".repeat(5_000));
    }

    @Test
    default void strangersSetNothing() {
        Session alice = online();
        Session bob = online();
        Session eve = online();
        String id = alice.say(bob, "hi").path("conversation").asText();

        eve.set("conversation", "conversation", id, "pinned", true).refused(40402);
        eve.set("conversation", "conversation", id, "action", "clear").refused(40402);
        eve.set("conversation", "conversation", "0HZX4T9W2C5QK", "pinned", true).refused(40402);
        eve.set("conversation", "conversation", bob.user(), "pinned", true).refused(40402);
        eve.set("conversation", "conversation", "nobody-" + bob.user(), "pinned", true)
                .refused(40401);
        assertThat(bob.overview(alice.user()).has("pinned")).isFalse();
    }

    private static JsonNode set(Session who, Session with, @Nullable Object... fields) {
        return who.ask(
                        513,
                        Json.with(
                                Json.map("type", "set", "query", "conversation", "conversation", with.user()), fields))
                .ok();
    }
}
