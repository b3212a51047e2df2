package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 5: (conversation, sender, clientId) is one message for ever. */
interface RetryCases extends Cases {

    @Test
    default void answersARetryWithTheFirstAnswer() {
        Session alice = online();
        Session bob = online();
        ObjectNode body = numbered(bob, "hello");
        JsonNode first = alice.message(body).ok();

        assertFirstAnswer(alice.message(body), first);
        assertFirstAnswer(alice.message(body), first);
        assertThat(alice.say(bob, "next").path("seq").asInt()).isEqualTo(2);
    }

    @Test
    default void pushesARetryToNobody() {
        Session alice = online();
        Session bob = online();
        ObjectNode body = numbered(bob, "hello");
        alice.message(body).ok();
        bob.received();
        alice.message(body).ok();

        assertThat(bob.pushesUntilToldBy(alice)).isEmpty();
    }

    @Test
    default void answersARetryWithOtherContentWithTheFirstAnswer() {
        Session alice = online();
        Session bob = online();
        ObjectNode body = numbered(bob, "hello");
        JsonNode first = alice.message(body).ok();

        assertFirstAnswer(alice.message(Json.with(body, "content", Json.map("text", "goodbye"))), first);
        assertFirstAnswer(alice.message(Json.with(body, "subject", "other", "mentions", List.of("@all"))), first);
        assertThat(bob.entries(alice.user()).get(0).path("content").path("text").asText())
                .isEqualTo("hello");
    }

    @Test
    default void looksARetryUpBeforeEveryOtherCheck() {
        Session alice = online();
        Session bob = online();
        ObjectNode body = numbered(bob, "hello");
        JsonNode first = alice.message(body).ok();

        assertFirstAnswer(alice.message(Json.with(body, "media", "smoke-signal")), first);
        assertFirstAnswer(alice.message(Json.with(body, "content", Json.map("text", "x".repeat(5001)))), first);
        assertFirstAnswer(alice.message(Json.with(body, "content", Json.map("txet", "typo"))), first);
        assertFirstAnswer(alice.message(Json.with(body, "replyTo", 99)), first);
    }

    @Test
    default void aRefusedMessageMayBeTriedAgain() {
        Session alice = online();
        Session bob = online();
        ObjectNode body = numbered(bob, "x".repeat(5001));
        alice.message(body).refused(42201);

        JsonNode entry = alice.message(Json.with(body, "content", Json.map("text", "shorter")))
                .ok();
        assertThat(entry.has("duplicate")).isFalse();
        assertThat(entry.path("content").path("text").asText()).isEqualTo("shorter");
    }

    @Test
    default void knowsARetryFromAnotherDevice() {
        Session alice = online();
        Session bob = online();
        ObjectNode body = numbered(bob, "hello");
        JsonNode first = alice.message(body).ok();
        Session pad = alice.device().owner().device("pad").online();

        assertFirstAnswer(pad.message(body), first);
    }

    @Test
    default void knowsARetryAfterTheConnectionWasLost() {
        Session alice = online();
        Session bob = online();
        ObjectNode body = numbered(bob, "hello");
        alice.wire().send(Packet.request(512, "body", body));
        bob.received();
        alice.hangUp();
        Session again = alice.device().online();

        assertThat(again.message(body).ok().path("duplicate").asBoolean()).isTrue();
        assertThat(bob.pushesUntilToldBy(again)).isEmpty();
        assertThat(bob.entries(again.user())).hasSize(2);
    }

    @Test
    default void storesOnceWhatIsSentTwentyTimesTogether() {
        Session alice = online();
        Session bob = online();
        Session pad = alice.device().owner().device("pad").online();
        ObjectNode body = numbered(bob, "hello");
        for (Session device : List.of(alice, pad)) {
            device.wire()
                    .send(IntStream.range(0, 10)
                            .mapToObj(i -> Packet.request(512, "id", "m" + i, "body", body))
                            .toList());
        }
        List<JsonNode> answers = Stream.of(alice, pad)
                .flatMap(device -> IntStream.range(0, 10)
                        .mapToObj(i -> device.wire().answer("m" + i).ok()))
                .toList();

        assertThat(answers).filteredOn(answer -> !answer.has("duplicate")).hasSize(1);
        assertThat(answers.stream().map(answer -> answer.path("seq").asInt()).distinct())
                .containsExactly(1);
        assertThat(bob.entries(alice.user())).hasSize(1);
    }

    @Test
    default void theSameIdOfAnotherSenderIsAnotherMessage() {
        Session alice = online();
        Session bob = online();
        ObjectNode body = numbered(bob, "hello");
        alice.message(body).ok();
        JsonNode other = bob.message(Json.with(body, "to", alice.user())).ok();

        assertThat(other.has("duplicate")).isFalse();
        assertThat(other.path("seq").asInt()).isEqualTo(2);
    }

    @Test
    default void theSameIdInAnotherConversationIsAnotherMessage() {
        Session alice = online();
        Session bob = online();
        Session carol = online();
        ObjectNode body = numbered(bob, "hello");
        alice.message(body).ok();

        assertThat(alice.message(Json.with(body, "to", carol.user())).ok().has("duplicate"))
                .isFalse();
        assertThat(carol.received().path("from").asText()).isEqualTo(alice.user());
    }

    @Test
    default void twoMessagesWithoutAnIdAreTwo() {
        Session alice = online();
        Session bob = online();

        assertThat(alice.say(bob, "ha").path("seq").asInt()).isEqualTo(1);
        assertThat(alice.say(bob, "ha").path("seq").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "not-a-uuid", "7f9c24e5-2c5f-4f0a-9d6b-1f2e3d4c5b6", "{7f9c}"})
    default void takesNoIdThatIsNoUuid(String clientId) {
        Session alice = online();
        Session bob = online();

        alice.message(Json.with(Session.text(bob.user(), "hello"), "clientId", clientId))
                .refused(40001);
    }

    @Test
    default void takesNoIdInUpperCase() {
        Session alice = online();
        Session bob = online();
        String upper = "7f9c24e5-2c5f-4f0a-9d6b-1f2e3d4c5b6a".toUpperCase(Locale.ROOT);

        alice.message(Json.with(Session.text(bob.user(), "hello"), "clientId", upper))
                .refused(40001);
    }

    private static ObjectNode numbered(Session to, String text) {
        return Json.with(Session.text(to.user(), text), "clientId", Stage.uuid());
    }

    private static void assertFirstAnswer(Packet answer, JsonNode first) {
        JsonNode again = answer.ok();
        assertThat(again.path("duplicate").asBoolean()).as("%s", again).isTrue();
        assertThat(Json.without(again, "duplicate")).isEqualTo(first);
    }
}
