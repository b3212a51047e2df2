package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 3: the limits. */
interface LimitsCases extends Cases {

    @Test
    default void refusesContentAboveItsLimit() {
        Session alice = online();
        Session bob = online();
        ObjectNode body = Session.text(bob.user(), "hello");
        ((ObjectNode) body.path("content")).put("pad", "x".repeat(33_000));

        alice.message(body).refused(41301);
        assertThat(alice.say(bob, "first").path("seq").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "鸿", "😀"})
    default void countsTextInCodePoints(String character) {
        Session alice = online();
        Session bob = online();

        assertThat(alice.say(bob, character.repeat(5000))
                        .path("content")
                        .path("text")
                        .asText())
                .isEqualTo(character.repeat(5000));
        assertThat(bob.received().path("content").path("text").asText()).isEqualTo(character.repeat(5000));
        assertThat(alice.message(Session.text(bob.user(), character.repeat(5001)))
                        .refused(42201)
                        .path("field")
                        .asText())
                .isEqualTo("text");
    }

    @Test
    default void takesNestingOf16AndNoMore() {
        Session alice = online();
        Session bob = online();

        alice.wire().frame(nested(bob.user(), "a", 16));
        alice.wire().answer("a").ok();
        alice.wire().frame(nested(bob.user(), "b", 17));
        alice.wire().inbox().take(Packet::isAnswer).refused(40001);
    }

    /** A message whose deepest list is the {@code depth}th map or list of its packet. */
    private static String nested(String to, String id, int depth) {
        int lists = depth - 3;
        return "{\"op\":512,\"id\":\"" + id + "\",\"body\":{\"to\":\"" + to
                + "\",\"content\":{\"text\":\"hello\",\"x\":" + "[".repeat(lists) + "]".repeat(lists) + "}}}";
    }

    @Test
    default void joinsNoMoreThanAFrameMayHold() {
        Session alice = online();
        Session bob = online();
        String long20Kb = "😀".repeat(5000);
        IntStream.range(0, 30)
                .forEach(i -> alice.wire()
                        .send(Packet.request(512, "id", "m" + i, "body", Session.text(bob.user(), long20Kb))));
        IntStream.range(0, 30).forEach(i -> alice.wire().answer("m" + i).ok());
        IntStream.range(0, 30).forEach(i -> bob.received());

        assertThat(bob.wire().inbox().largestFrame()).isLessThanOrEqualTo(256 * 1024);
        assertThat(alice.wire().inbox().largestFrame()).isLessThanOrEqualTo(256 * 1024);
    }

    @Test
    default void slowsAFloodAndServesOthers() {
        Session flood = online();
        Session alice = online();
        Session bob = online();
        String frame = "{\"op\":7}\n".repeat(5000);
        IntStream.range(0, 4).forEach(i -> flood.wire().frame(frame));
        alice.say(bob, "hello");

        assertThat(bob.received().path("content").path("text").asText()).isEqualTo("hello");
        flood.wire()
                .inbox()
                .takeUnlessClosed(packet -> packet.code() == 42901)
                .ifPresentOrElse(
                        slowed -> assertThat(
                                        slowed.refused(42901).path("retryAfter").asLong())
                                .isPositive(),
                        () -> SessionEndCases.assertClosed(flood, "rate", 4029));
    }

    @Test
    default void aPageIsNeverLongerThan200() {
        Session alice = online();
        Session bob = online();
        alice.wire()
                .send(IntStream.range(0, 210)
                        .mapToObj(i -> Packet.request(512, "id", "m" + i, "body", Session.text(bob.user(), "no " + i)))
                        .toList());
        IntStream.range(0, 210).forEach(i -> alice.wire().answer("m" + i).ok());

        Packet answer = alice.get("history", "conversation", bob.user(), "limit", 1000);
        assertThat(answer.code()).isIn(0, 40001);
        assertThat(answer.body().path("entries").size()).isLessThanOrEqualTo(200);
        assertThat(alice.entries(bob.user(), "limit", 200)).hasSize(200);
        assertThat(Json.items(alice.history(bob.user(), "limit", 200).path("entries"))
                        .map(entry -> entry.path("seq").asInt()))
                .isEqualTo(IntStream.rangeClosed(11, 210).boxed().toList());
    }
}
