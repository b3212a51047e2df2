package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sections 5 and 6: what members may do to messages of groups, as the group's rules say. */
interface GroupChangeCases extends Cases {

    @Test
    default void pinsInGroupsAreForThoseWhoMay() {
        Session alice = online();
        Session bob = online();
        String id = Groups.make(alice, List.of(bob));
        long seq = said(bob, id);

        change(bob, id, seq, "pin").refused(40304);
        assertThat(Groups.entry(change(alice, id, seq, "pin")).path("pinned").asBoolean())
                .isTrue();
        change(bob, id, seq, "unpin").refused(40304);
        Groups.act(alice, id, "update", "may", Json.map().put("pin", "members")).ok();
        assertThat(Groups.entry(change(bob, id, seq, "unpin")).path("pinned").asBoolean())
                .isFalse();
    }

    @Test
    default void whoIsMutedChangesNoMessages() {
        Session alice = online();
        Session bob = online();
        String id = Groups.make(alice, List.of(bob), "may", Json.map().put("pin", "members"));
        long seq = said(bob, id);
        Groups.act(alice, id, "mute", "user", bob.user(), "until", -1).ok();

        change(bob, id, seq, "edit", "content", Json.map().put("text", "loophole"))
                .refused(40303);
        change(bob, id, seq, "react", "reaction", "👍").refused(40303);
        change(bob, id, seq, "pin").refused(40303);
        change(alice, id, seq, "react", "reaction", "👍").ok();
        change(bob, id, seq, "recall").ok();
    }

    @Test
    default void whileAllAreMutedAdministratorsChangeMessages() {
        Session alice = online();
        Session bob = online();
        String id = Groups.make(alice, List.of(bob));
        long mine = said(bob, id);
        long seq = said(alice, id);
        Groups.act(alice, id, "mute", "until", -1).ok();

        change(bob, id, mine, "edit", "content", Json.map().put("text", "loophole"))
                .refused(40303);
        change(bob, id, seq, "react", "reaction", "👍").refused(40303);
        change(alice, id, seq, "edit", "content", Json.map().put("text", "order"))
                .ok();
        Groups.act(alice, id, "mute", "until", null).ok();
        change(bob, id, seq, "react", "reaction", "👍").ok();
    }

    @Test
    default void administratorsRecallForOthers() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        String id = Groups.make(alice, List.of(bob, carol));
        long seq = said(alice, id);

        change(bob, id, seq, "recall").refused(40304);
        Groups.act(alice, id, "role", "user", bob.user(), "role", "administrator")
                .ok();
        JsonNode recalled = Groups.entry(change(bob, id, seq, "recall"));
        assertThat(recalled.path("from").asText()).isEqualTo(bob.user());
        assertThat(carol.entries(id).stream()
                        .filter(it -> it.path("seq").asLong() == seq)
                        .map(it -> it.path("content").isEmpty()))
                .containsExactly(true);
    }

    private static long said(Session who, String group) {
        return who.message(Session.text(group, "hello")).ok().path("seq").asLong();
    }

    private static Packet change(Session who, String group, long seq, String action, @Nullable Object... more) {
        return who.set("message", Groups.with(more, "conversation", group, "seq", seq, "action", action));
    }
}
