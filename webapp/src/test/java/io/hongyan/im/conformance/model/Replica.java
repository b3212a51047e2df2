package io.hongyan.im.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Device;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A device that keeps what it is told of groups, and resumes from a cursor. */
final class Replica {
    private final Device device;
    private final Map<String, Circle> circles;
    private final Map<String, Map<Integer, JsonNode>> held = new TreeMap<>();
    private final List<Due> due = new ArrayList<>();
    private @Nullable Session session;
    private @Nullable String cursor;

    private record Due(Circle circle, int seq, boolean last) {}

    Replica(Device device, Map<String, Circle> circles) {
        this.device = device;
        this.circles = circles;
    }

    String user() {
        return device.owner().user();
    }

    boolean isOnline() {
        return session != null;
    }

    Session session() {
        return Objects.requireNonNull(session);
    }

    void come() {
        session = device.online();
        resume();
    }

    void goes() {
        session().hangUp();
        session = null;
        due.clear();
    }

    /** A push of this entry must come; {@code last} if it is the last one of that group. */
    void expect(Circle circle, int seq, boolean last) {
        due.add(new Due(circle, seq, last));
    }

    /** Waits for every push that is due. */
    void settle() {
        for (Due one : due) {
            Packet push = session().wire().inbox().take(packet -> is(entry(packet), one));
            hold(entry(push));
            if (one.last) {
                of(one.circle.id()).keySet().removeIf(seq -> seq <= one.seq);
            }
        }
        due.clear();
        assertThat(session().wire().flush())
                .as("pushes that nobody meant for %s", user())
                .noneMatch(packet -> entry(packet).has("seq") && !isHeld(entry(packet)));
        assertHoldsEverything();
    }

    private static JsonNode entry(Packet packet) {
        return packet.isPush(512)
                ? packet.body()
                : packet.isEvent("entry") ? packet.body().path("entry") : Json.map();
    }

    private static boolean is(JsonNode entry, Due due) {
        return entry.path("conversation").asText().equals(due.circle.id())
                && entry.path("seq").asInt() == due.seq;
    }

    /** An answer may have told of it before the push. */
    private boolean isHeld(JsonNode entry) {
        return of(entry.path("conversation").asText())
                .containsKey(entry.path("seq").asInt());
    }

    private Map<Integer, JsonNode> of(String circle) {
        return held.computeIfAbsent(circle, any -> new TreeMap<>());
    }

    /** Keeps an entry, which must be what the model says it is. */
    void hold(JsonNode entry) {
        Circle circle =
                Objects.requireNonNull(circles.get(entry.path("conversation").asText()));
        int seq = entry.path("seq").asInt();
        Circle.Line line = circle.at(seq);
        assertThat(entry.path("kind").asText()).isEqualTo(line.kind);
        assertThat(entry.path("from").asText()).isEqualTo(line.from);
        assertThat(entry.path("target").asInt()).isEqualTo(line.target);
        of(circle.id()).put(seq, entry);
    }

    /** Does what a client does after it was away, and must hold everything then. */
    void resume() {
        JsonNode answer = session().get("sync", "cursor", cursor).ok();
        for (JsonNode conversation : answer.path("conversations")) {
            String id = conversation.path("id").asText();
            if (conversation.path("removed").asBoolean()) {
                held.remove(id);
            } else {
                catchUp(
                        id,
                        conversation.path("firstSeq").asInt(),
                        conversation.path("lastSeq").asInt());
            }
        }
        cursor = answer.path("cursor").asText();
        assertHoldsEverything();
    }

    private void catchUp(String id, int first, int last) {
        of(id).keySet().removeIf(seq -> seq < first);
        IntStream.rangeClosed(first, last)
                .filter(seq -> !of(id).containsKey(seq))
                .forEach(seq -> {
                    if (!of(id).containsKey(seq)) {
                        session().entries(id, "after", seq - 1, "limit", 20).forEach(this::hold);
                    }
                });
    }

    private void assertHoldsEverything() {
        for (Circle circle : circles.values()) {
            if (circle.has(user())) {
                assertThat(of(circle.id()).keySet())
                        .as("held by %s", user())
                        .containsExactlyElementsOf(IntStream.rangeClosed(circle.of(user()).first, circle.last())
                                .boxed()
                                .toList());
            } else {
                assertThat(held.getOrDefault(circle.id(), Map.of())).isEmpty();
            }
        }
    }

    // --- at the end

    void assertSeesTheModel() {
        JsonNode seen = session().get("sync", "limit", 200).ok().path("conversations");
        assertThat(Json.items(seen).map(one -> one.path("id").asText()))
                .containsExactlyInAnyOrderElementsOf(circles.values().stream()
                        .filter(circle -> circle.has(user()))
                        .map(Circle::id)
                        .toList());
        for (JsonNode conversation : seen) {
            Circle circle =
                    Objects.requireNonNull(circles.get(conversation.path("id").asText()));
            Circle.Member mine = circle.of(user());
            assertThat(conversation.path("firstSeq").asInt()).isEqualTo(mine.first);
            assertThat(conversation.path("lastSeq").asInt()).isEqualTo(circle.last());
            assertThat(conversation.path("readSeq").asInt()).isEqualTo(mine.read);
            assertThat(conversation.path("unread").asLong()).isEqualTo(circle.unread(user()));
            assertThat(conversation.path("group").path("members").asInt())
                    .isEqualTo(circle.members().size());
            assertThat(conversation.path("group").path("role").asText()).isEqualTo(mine.role.word());
            assertThat(conversation.path("group").has("ownMutedUntil")).isEqualTo(mine.muted);
            session().entries(circle.id(), "limit", 200).forEach(entry -> assertStands(circle, entry));
        }
    }

    private void assertStands(Circle circle, JsonNode entry) {
        Circle.Line line = circle.at(entry.path("seq").asInt());
        if (line.isMessage()) {
            String text = line.recalled ? "" : line.text;
            assertThat(entry.path("content").path("text").asText()).isEqualTo(text);
            // pages leave it out where the content says the same
            assertThat(entry.path("body").asText(text)).isEqualTo(text);
            assertThat(entry.has("recalledAt")).isEqualTo(line.recalled);
            assertThat(entry.has("editedAt")).isEqualTo(line.edited);
            assertThat(entry.path("pinned").asBoolean()).isEqualTo(line.pinned);
            line.reactions.forEach((reaction, users) -> assertThat(Json.items(entry.path("reactions"))
                            .filter(one -> one.path("reaction").asText().equals(reaction)))
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.path("count").asInt()).isEqualTo(users.size());
                        assertThat(one.path("mine").asBoolean()).isEqualTo(users.contains(user()));
                    }));
            assertThat(entry.path("reactions").size()).isEqualTo(line.reactions.size());
        } else if (line.target > 0 && line.target < circle.of(user()).first) {
            assertThat(entry.has("content") || entry.has("reactions")).isFalse();
        }
    }
}
