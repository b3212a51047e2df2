package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Section 4 and 6: {@code sync}, and how a client resumes. */
interface SyncCases extends Cases {

    @Test
    default void knowsNoConversationOfANewcomer() {
        JsonNode answer = online().get("sync").ok();

        assertThat(answer.path("type").asText()).isEqualTo("result");
        assertThat(answer.path("conversations").isArray()).isTrue();
        assertThat(answer.path("conversations")).isEmpty();
        assertThat(answer.path("cursor").asText()).isNotBlank();
        assertThat(answer.path("more").asBoolean()).isFalse();
    }

    @Test
    default void showsNoConversationInWhichNothingWasSaid() {
        Session alice = online();
        Session bob = online();
        alice.message(Json.with(Session.text(bob.user(), "yes"), "replyTo", 1)).refused(40403);

        assertThat(alice.get("sync").ok().path("conversations")).isEmpty();
        assertThat(bob.get("sync").ok().path("conversations")).isEmpty();
    }

    @Test
    default void describesAConversationToBoth() {
        Session alice = stage().online("Alice");
        Session bob = stage().online("Bob");
        alice.say(bob, "one");
        String conversation = alice.say(bob, "two").path("conversation").asText();

        assertOverview(alice.overview(bob.user()), conversation, "Bob", 2, 0);
        assertOverview(bob.overview(alice.user()), conversation, "Alice", 0, 2);
    }

    private static void assertOverview(JsonNode seen, String id, String name, int read, int unread) {
        assertThat(seen.path("id").asText()).isEqualTo(id);
        assertThat(seen.path("kind").asText()).isEqualTo("direct");
        assertThat(seen.path("with").path("name").asText()).isEqualTo(name);
        assertThat(seen.path("firstSeq").asInt()).isEqualTo(1);
        assertThat(seen.path("lastSeq").asInt()).isEqualTo(2);
        assertThat(seen.path("readSeq").asInt()).isEqualTo(read);
        assertThat(seen.path("unread").asInt()).isEqualTo(unread);
        assertThat(seen.path("mentions").asInt()).isZero();
        assertThat(seen.path("last").path("seq").asInt()).isEqualTo(2);
        assertThat(seen.path("last").path("content").path("text").asText()).isEqualTo("two");
    }

    @Test
    default void listsTheLastMessageWhateverWasDoneToIt() {
        Session alice = online();
        Session bob = online();
        JsonNode said = alice.say(bob, "first words");
        change(bob, said, "react", "reaction", "👍");
        change(bob, said, "pin");
        change(alice, said, "edit", "content", Json.map("text", "other words"));
        JsonNode line = alice.overview(bob.user());
        assertThat(line.path("lastSeq").asInt()).isEqualTo(4);
        JsonNode last = line.path("last");
        assertThat(last.path("seq").asInt()).isEqualTo(1);
        assertThat(last.path("kind").asText()).isEqualTo("message");
        assertThat(last.path("content").path("text").asText()).isEqualTo("other words");
        assertThat(last.path("pinned").asBoolean()).isTrue();
        assertThat(last.path("reactions")).hasSize(1);

        change(alice, said, "recall");
        assertThat(bob.overview(alice.user()).path("last").path("seq").asInt()).isEqualTo(1);
        assertThat(bob.overview(alice.user()).path("last").has("recalledAt")).isTrue();
        assertThat(bob.overview(alice.user()).path("last").toString()).doesNotContain("first words", "other words");
    }

    private static void change(Session who, JsonNode message, String action, Object... more) {
        List<Object> fields = new ArrayList<>(List.of(more));
        fields.addAll(List.of(
                "action", action,
                "conversation", message.path("conversation").asText(),
                "seq", message.path("seq").asLong()));
        assertThat(who.set("message", fields.toArray()).ok().path("entries")).hasSize(1);
    }

    @Test
    default void tellsHowFarTheOtherHasRead() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "one");
        alice.say(bob, "two");
        bob.set("read", "conversation", alice.user(), "seq", 1).ok();

        JsonNode peer = Json.items(alice.overview(bob.user()).path("peers"))
                .filter(it -> it.path("user").asText().equals(bob.user()))
                .findFirst()
                .orElseThrow();
        assertThat(peer.path("read").asInt()).isEqualTo(1);
    }

    @Test
    default void showsNobodyTheConversationsOfOthers() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "between us");

        assertThat(online().get("sync").ok().path("conversations")).isEmpty();
    }

    @Test
    default void tellsWhatChangedSinceACursor() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        alice.say(bob, "one");
        String cursor = bob.get("sync").ok().path("cursor").asText();
        alice.say(bob, "two");
        carol.say(bob, "three");
        JsonNode answer = bob.get("sync", "cursor", cursor).ok();

        assertThat(Json.items(answer.path("conversations"))
                        .map(it -> it.path("with").path("user").asText()))
                .containsExactlyInAnyOrder(alice.user(), carol.user());
    }

    @Test
    default void tellsOfReadingSinceACursor() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "one");
        String cursor = alice.get("sync").ok().path("cursor").asText();
        bob.set("read", "conversation", alice.user(), "seq", 1).ok();

        JsonNode conversation =
                alice.get("sync", "cursor", cursor).ok().path("conversations").path(0);
        assertThat(conversation.path("peers").toString()).contains("\"read\":1");
    }

    @Test
    default void takesNoCursorItDidNotMake() {
        Session alice = online();

        for (Object cursor : List.of("made up", "", "-1", "99999999999999999999", List.of(), 7)) {
            assertThat(alice.get("sync", "cursor", cursor).code()).isIn(0, 40001);
        }
        assertThat(alice.get("sync", "cursor", 7).code()).isEqualTo(40001);
    }

    @Test
    default void pagesThroughManyConversations() {
        Session alice = online();
        Set<String> others = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            Session other = online();
            others.add(other.user());
            other.say(alice, "hello");
        }
        Set<String> seen = new HashSet<>();
        JsonNode page = alice.get("sync", "limit", 2).ok();
        assertThat(page.path("conversations").size()).isLessThanOrEqualTo(2);
        assertThat(page.path("more").asBoolean()).isTrue();
        collect(page, seen);
        while (page.path("more").asBoolean()) {
            page = alice.get("sync", "limit", 2, "cursor", page.path("cursor").asText())
                    .ok();
            assertThat(page.path("conversations")).isNotEmpty();
            collect(page, seen);
        }

        assertThat(seen).isEqualTo(others);
    }

    private static void collect(JsonNode page, Set<String> seen) {
        Json.items(page.path("conversations"))
                .map(it -> it.path("with").path("user").asText())
                .forEach(seen::add);
    }

    @Test
    default void aClientThatResumesGetsExactlyWhatItMissed() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "heard");
        String cursor = bob.get("sync").ok().path("cursor").asText();
        bob.hangUp();
        IntStream.range(0, 20).forEach(i -> alice.say(bob, "missed " + i));
        Session again = bob.device().online();
        JsonNode changed =
                again.get("sync", "cursor", cursor).ok().path("conversations").path(0);

        assertThat(changed.path("lastSeq").asInt()).isEqualTo(21);
        assertThat(again.entries(changed.path("id").asText(), "after", 1)).hasSize(20);
    }

    @Test
    default void missesNothingThatComesWhileItResumes() {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "heard");
        Set<Integer> held = new TreeSet<>();
        CompletableFuture<Void> talking =
                CompletableFuture.runAsync(() -> IntStream.range(0, 300).forEach(i -> alice.say(bob, "no " + i)));
        String cursor = bob.get("sync").ok().path("cursor").asText();
        Session device = bob;
        while (!talking.isDone()) {
            device.hangUp();
            device = bob.device().online();
            cursor = resume(device, alice.user(), cursor, held);
        }
        talking.join();
        resume(device, alice.user(), cursor, held);
        pushed(device.wire().flush(), held);

        assertThat(held)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 301).boxed().toList());
    }

    private static String resume(Session device, String with, String cursor, Set<Integer> held) {
        JsonNode answer = device.get("sync", "cursor", cursor).ok();
        for (JsonNode conversation : answer.path("conversations")) {
            int known = 0;
            while (held.contains(known + 1)) {
                known++;
            }
            while (known < conversation.path("lastSeq").asInt()) {
                List<JsonNode> page = new ArrayList<>(device.entries(with, "after", known, "limit", 200));
                page.forEach(entry -> held.add(entry.path("seq").asInt()));
                known = page.get(page.size() - 1).path("seq").asInt();
            }
        }
        pushed(device.wire().flush(), held);
        return answer.path("cursor").asText();
    }

    private static void pushed(List<Packet> packets, Set<Integer> held) {
        packets.stream()
                .filter(packet -> packet.isPush(512))
                .forEach(packet -> held.add(packet.body().path("seq").asInt()));
    }
}
