package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Section 6: messages sent again, to others. */
interface ForwardCases extends Cases {

    @Test
    default void copiesKeepTheirOrderAndAreMessagesOfWhoForwards() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        Session dave = online();
        alice.say(bob, "one");
        bob.say(alice, "two");
        JsonNode entries = forward(bob, alice.user(), List.of(1, 2), carol.user(), dave.user())
                .ok()
                .path("entries");

        assertThat(entries).hasSize(4);
        for (Session target : List.of(carol, dave)) {
            assertThat(target.received().path("content").path("text").asText()).isEqualTo("one");
            assertThat(target.received().path("from").asText()).isEqualTo(bob.user());
            List<JsonNode> log = target.entries(bob.user());
            assertThat(log).hasSize(2);
            assertThat(log.get(1).path("content").path("text").asText()).isEqualTo("two");
            assertThat(log.get(1).path("media").asText()).isEqualTo("text");
        }
    }

    @Test
    default void aForwardIsDoneOnce() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        alice.say(bob, "one");
        String clientId = Stage.uuid();
        JsonNode first = forward(bob, alice.user(), List.of(1), "clientId", clientId, carol.user())
                .ok();
        JsonNode again = forward(bob, alice.user(), List.of(1), "clientId", clientId, carol.user())
                .ok();

        assertThat(again.path("duplicate").asBoolean()).isTrue();
        assertThat(again.path("entries")).isEqualTo(first.path("entries"));
        assertThat(carol.entries(bob.user())).hasSize(1);
    }

    @Test
    default void mergedMessagesSayWhoSaidWhat() {
        Session alice = stage().online("Alice");
        Session bob = stage().online("Bob");
        Session carol = stage().online("Carol");
        JsonNode first = alice.say(bob, "one");
        bob.say(alice, "two");
        JsonNode entry = bob.set(
                        "message",
                        "action",
                        "forward",
                        "conversation",
                        alice.user(),
                        "seqs",
                        List.of(1, 2),
                        "to",
                        List.of(carol.user()),
                        "merge",
                        true)
                .ok()
                .path("entries")
                .get(0);

        assertThat(entry.path("media").asText()).isEqualTo("merged");
        assertThat(entry.path("content").path("title").asText()).isEqualTo("Alice, Bob");
        JsonNode items = entry.path("content").path("items");
        assertThat(items).hasSize(2);
        assertThat(items.get(0).path("from").asText()).isEqualTo(alice.user());
        assertThat(items.get(0).path("time")).isEqualTo(first.path("time"));
        assertThat(items.get(0).path("media").asText()).isEqualTo("text");
        assertThat(items.get(0).path("content").path("text").asText()).isEqualTo("one");
        assertThat(items.get(1).path("body").asText()).isEqualTo("two");
        assertThat(carol.received().path("body").asText()).contains("one").contains("two");
        JsonNode again = forward(carol, bob.user(), List.of(1), alice.user())
                .ok()
                .path("entries")
                .get(0);
        assertThat(again.path("content")).isEqualTo(entry.path("content"));
    }

    @Test
    default void nobodyMakesUpWhatOthersSaid() {
        Session alice = online();
        Session bob = online();
        JsonNode forged = Json.map(
                "title",
                "x",
                "items",
                List.of(Json.map(
                        "from",
                        bob.user(),
                        "time",
                        1,
                        "media",
                        "text",
                        "content",
                        Json.map("text", "x"),
                        "body",
                        "x")));

        alice.message(Json.map("to", bob.user(), "media", "merged", "content", forged))
                .refused(40304);
        alice.message(Json.map("to", bob.user(), "media", 12, "content", forged))
                .refused(40304);
        assertThat(bob.entries(alice.user())).isEmpty();
    }

    @Test
    default void copiesStayWhenTheFirstIsRecalledAndRecalledOnesStay() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        alice.say(bob, "one");
        forward(bob, alice.user(), List.of(1), carol.user()).ok();
        alice.set("message", "action", "recall", "conversation", bob.user(), "seq", 1)
                .ok();

        assertThat(carol.entries(bob.user()).get(0).path("content").path("text").asText())
                .isEqualTo("one");
        forward(bob, alice.user(), List.of(1), carol.user()).refused(40901);
    }

    @Test
    default void refusesWhatCannotBeForwarded() {
        Session alice = online();
        Session bob = online();
        Session eve = online();
        alice.say(bob, "one");

        forward(eve, alice.user(), List.of(1), eve.user()).refused(40402);
        forward(bob, alice.user(), List.of(9), eve.user()).refused(40403);
        forward(bob, alice.user(), List.of(), eve.user()).refused(40001);
        forward(bob, alice.user(), List.of(0), eve.user()).refused(40001);
        forward(bob, alice.user(), List.of(1)).refused(40001);
        forward(bob, alice.user(), List.of(1), "nobody-of-that-name").refused(40401);
        forward(bob, alice.user(), IntStream.rangeClosed(1, 101).boxed().toList(), eve.user())
                .refused(40001);
        assertThat(eve.entries(bob.user())).isEmpty();
    }

    @Test
    default void saysWhichTargetsFailed() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        alice.say(bob, "one");
        JsonNode answer = forward(bob, alice.user(), List.of(1), "nobody-of-that-name", carol.user())
                .ok();

        assertThat(answer.path("entries")).hasSize(1);
        assertThat(answer.path("failed")).isEqualTo(Json.read("[{\"to\":\"nobody-of-that-name\",\"code\":40401}]"));
        assertThat(carol.entries(bob.user())).hasSize(1);
    }

    /** {@code to} begins with a {@code clientId} and its value, or not. */
    private static Packet forward(Session who, String conversation, List<Integer> seqs, String... to) {
        List<String> targets = List.of(to);
        boolean numbered = !targets.isEmpty() && targets.get(0).equals("clientId");
        return who.set(
                "message",
                "action",
                "forward",
                "conversation",
                conversation,
                "seqs",
                seqs,
                "to",
                numbered ? targets.subList(2, targets.size()) : targets,
                "clientId",
                numbered ? targets.get(1) : Stage.uuid());
    }
}
