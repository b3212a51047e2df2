package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Section 6: {@code history}. */
interface HistoryCases extends Cases {

    @Test
    default void showsTheNewestInOrder() {
        Session alice = online();
        Session bob = online();
        talk(alice, bob, 10);
        JsonNode page = bob.history(alice.user(), "limit", 4);

        assertThat(page.path("type").asText()).isEqualTo("result");
        assertThat(page.path("query").asText()).isEqualTo("history");
        assertThat(seqs(page)).containsExactly(7, 8, 9, 10);
        assertThat(page.path("firstSeq").asInt()).isEqualTo(1);
        assertThat(page.path("lastSeq").asInt()).isEqualTo(10);
        assertThat(page.path("more").asBoolean()).isTrue();
    }

    @Test
    default void showsWhatCameAfterASeq() {
        Session alice = online();
        Session bob = online();
        talk(alice, bob, 10);

        assertThat(seqs(bob.history(alice.user(), "after", 3, "limit", 4))).containsExactly(4, 5, 6, 7);
        assertThat(bob.history(alice.user(), "after", 3, "limit", 4)
                        .path("more")
                        .asBoolean())
                .isTrue();
        assertThat(seqs(bob.history(alice.user(), "after", 6, "limit", 4))).containsExactly(7, 8, 9, 10);
        assertThat(bob.history(alice.user(), "after", 6, "limit", 4)
                        .path("more")
                        .asBoolean())
                .isFalse();
        assertThat(seqs(bob.history(alice.user(), "after", 0))).hasSize(10);
        assertThat(seqs(bob.history(alice.user(), "after", 10))).isEmpty();
        assertThat(seqs(bob.history(alice.user(), "after", 1000))).isEmpty();
    }

    @Test
    default void showsWhatCameBeforeASeq() {
        Session alice = online();
        Session bob = online();
        talk(alice, bob, 10);

        assertThat(seqs(bob.history(alice.user(), "before", 8, "limit", 3))).containsExactly(5, 6, 7);
        assertThat(bob.history(alice.user(), "before", 8, "limit", 3)
                        .path("more")
                        .asBoolean())
                .isTrue();
        assertThat(seqs(bob.history(alice.user(), "before", 4, "limit", 3))).containsExactly(1, 2, 3);
        assertThat(bob.history(alice.user(), "before", 4, "limit", 3)
                        .path("more")
                        .asBoolean())
                .isFalse();
        assertThat(seqs(bob.history(alice.user(), "before", 1))).isEmpty();
        assertThat(seqs(bob.history(alice.user(), "before", 1000, "limit", 2))).containsExactly(9, 10);
    }

    @Test
    default void showsWhatCameFromAMoment() {
        Session alice = online();
        Session bob = online();
        talk(alice, bob, 5);
        List<JsonNode> all = bob.entries(alice.user());
        long moment = all.get(2).path("time").asLong();
        int first = IntStream.range(0, 5)
                .filter(i -> all.get(i).path("time").asLong() >= moment)
                .findFirst()
                .orElseThrow();

        assertThat(seqs(bob.history(alice.user(), "at", moment, "limit", 1))).containsExactly(first + 1);
        assertThat(seqs(bob.history(alice.user(), "at", 0))).containsExactly(1, 2, 3, 4, 5);
        assertThat(seqs(bob.history(alice.user(), "at", moment + 3_600_000))).isEmpty();
    }

    @Test
    default void takesOneDirectionOnly() {
        Session alice = online();
        Session bob = online();
        talk(alice, bob, 3);

        alice.get("history", "conversation", bob.user(), "after", 1, "before", 3)
                .refused(40001);
        alice.get("history", "conversation", bob.user(), "after", 1, "at", 0).refused(40001);
    }

    @Test
    default void refusesHistoryThatIsNone() {
        Session alice = online();
        Session bob = online();
        talk(alice, bob, 3);

        alice.get("history").refused(40001);
        alice.get("history", "conversation", 7).refused(40001);
        alice.get("history", "conversation", bob.user(), "after", "1").refused(40001);
        alice.get("history", "conversation", bob.user(), "after", -1).refused(40001);
        alice.get("history", "conversation", bob.user(), "limit", 0).refused(40001);
        alice.get("history", "conversation", bob.user(), "limit", -1).refused(40001);
        alice.set("history", "conversation", bob.user()).refused(40001, 40003);
    }

    @Test
    default void isTheSameByPersonAndByConversation() {
        Session alice = online();
        Session bob = online();
        talk(alice, bob, 3);
        String conversation = alice.overview(bob.user()).path("id").asText();

        assertThat(alice.history(conversation)).isEqualTo(alice.history(bob.user()));
        assertThat(seqs(bob.history(conversation))).isEqualTo(seqs(alice.history(bob.user())));
    }

    @Test
    default void showsEntriesAsTheyWereAnswered() {
        Session alice = online();
        Session bob = online();
        String clientId = Stage.uuid();
        JsonNode answered = alice.message(
                        Json.with(Session.text(bob.user(), "hello"), "clientId", clientId, "subject", "greeting"))
                .ok();
        JsonNode mine = alice.entries(bob.user()).get(0);
        JsonNode theirs = bob.entries(alice.user()).get(0);

        assertThat(Json.without(mine, "body", "asOf")).isEqualTo(Json.without(answered, "body", "asOf"));
        assertThat(Json.without(theirs, "body", "asOf")).isEqualTo(Json.without(answered, "body", "asOf", "clientId"));
    }

    @Test
    default void isClosedToStrangers() {
        Session alice = online();
        Session bob = online();
        talk(alice, bob, 3);
        Session carol = online();
        String conversation = alice.overview(bob.user()).path("id").asText();

        carol.get("history", "conversation", conversation).refused(40402);
        carol.get("history", "conversation", "0HZX4T9W2C5QK").refused(40402);
        carol.get("history", "conversation", "nobody-" + bob.user()).refused(40401, 40402);
    }

    @Test
    default void hasNothingOfPeopleWhoNeverSpoke() {
        Session alice = online();
        Session bob = online();
        Packet answer = alice.get("history", "conversation", bob.user());

        assertThat(answer.code()).isIn(0, 40402);
        assertThat(answer.body().path("entries")).isEmpty();
    }

    @Test
    default void endsAPageEarlierWhenItIsFull() {
        Session alice = online();
        Session bob = online();
        String long20Kb = "😀".repeat(5000);
        IntStream.range(0, 30)
                .forEach(i -> alice.wire()
                        .send(Packet.request(512, "id", "m" + i, "body", Session.text(bob.user(), long20Kb))));
        IntStream.range(0, 30).forEach(i -> alice.wire().answer("m" + i).ok());
        List<Integer> got = new ArrayList<>();
        JsonNode page;
        do {
            page = alice.history(bob.user(), "after", got.size(), "limit", 200);
            assertThat(page.path("entries")).isNotEmpty();
            got.addAll(seqs(page));
        } while (page.path("more").asBoolean());

        assertThat(got).isEqualTo(IntStream.rangeClosed(1, 30).boxed().toList());
        assertThat(seqs(alice.history(bob.user(), "limit", 200))).last().isEqualTo(30);
        assertThat(seqs(alice.history(bob.user(), "before", 20, "limit", 200)))
                .last()
                .isEqualTo(19);
        assertThat(alice.wire().inbox().largestFrame()).isLessThanOrEqualTo(256 * 1024);
    }

    @Test
    default void outlivesEveryConnection() {
        Session alice = online();
        Session bob = online();
        talk(alice, bob, 3);
        alice.hangUp();
        bob.hangUp();

        assertThat(bob.device().online().entries(alice.user())).hasSize(3);
    }

    private static void talk(Session alice, Session bob, int messages) {
        for (int i = 0; i < messages; i++) {
            if (i % 3 == 1) {
                bob.say(alice, "no " + i);
            } else {
                alice.say(bob, "no " + i);
            }
        }
    }

    private static List<Integer> seqs(JsonNode page) {
        return Json.items(page.path("entries"))
                .map(entry -> entry.path("seq").asInt())
                .toList();
    }
}
