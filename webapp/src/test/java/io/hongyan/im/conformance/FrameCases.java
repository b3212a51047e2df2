package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Wire;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 3 and 8: frames, and what is none. */
interface FrameCases extends Cases {

    @Test
    default void takesSeveralPacketsInOneFrame() {
        Wire wire = stage().wire();
        wire.frame("{\"op\":7,\"id\":\"a\"}\n{\"op\":7,\"id\":\"b\"}\n{\"op\":9999,\"id\":\"c\"}");

        wire.answer("a").ok();
        wire.answer("b").ok();
        wire.answer("c");
    }

    @Test
    default void onePacketThatFailsStopsNoOtherOfItsFrame() {
        Session alice = online();
        alice.wire().frame("{\"op\":7,\"id\":\"a\"}\n{nonsense\n{\"op\":7,\"id\":\"b\"}");

        alice.wire().answer("a").ok();
        alice.wire().answer("b").ok();
    }

    @Test
    default void keepsTheOrderOfMessagesInOneFrame() {
        Session alice = online();
        Session bob = online();
        alice.wire()
                .send(IntStream.range(0, 100)
                        .mapToObj(i -> Packet.request(512, "id", "m" + i, "body", Session.text(bob.user(), "no " + i)))
                        .toList());

        IntStream.range(0, 100)
                .forEach(i -> assertThat(
                                alice.wire().answer("m" + i).ok().path("seq").asInt())
                        .isEqualTo(i + 1));
    }

    @Test
    default void keepsTheOrderOfMessagesInManyFrames() {
        Session alice = online();
        Session bob = online();
        IntStream.range(0, 100)
                .forEach(i -> alice.wire()
                        .send(Packet.request(512, "id", "m" + i, "body", Session.text(bob.user(), "no " + i))));

        IntStream.range(0, 100)
                .forEach(i -> assertThat(
                                alice.wire().answer("m" + i).ok().path("seq").asInt())
                        .isEqualTo(i + 1));
        List<String> texts = IntStream.range(0, 100)
                .mapToObj(i -> bob.received().path("content").path("text").asText())
                .toList();
        assertThat(texts)
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(i -> "no " + i).toList());
    }

    @Test
    default void sendsNoRawNewlineInsideAPacket() {
        Session alice = online();
        Session bob = online();
        String lines = "one\ntwo\r\nthree\u2028four\u2029five";
        alice.say(bob, lines);

        assertThat(bob.received().path("content").path("text").asText()).isEqualTo(lines);
    }

    @Test
    default void closesAfterThreeMalformedPacketsInARow() {
        Session alice = online();
        for (int i = 0; i < 3; i++) {
            alice.wire().frame("{nonsense");
        }

        for (int i = 0; i < 3; i++) {
            malformed(alice.wire());
        }
        alice.wire().assertClosed(4003);
    }

    @Test
    default void forgivesMalformedPacketsBetweenGoodOnes() {
        Session alice = online();
        for (int i = 0; i < 3; i++) {
            alice.wire().frame("{nonsense");
            alice.wire().frame("]");
            malformed(alice.wire());
            malformed(alice.wire());
            alice.wire().ask(Packet.request(7)).ok();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{",
                "{\"op\":7",
                "{\"op\":7}}",
                "{\"op\":7} {\"op\":7}",
                "{'op':7}",
                "{op:7}",
                "{\"op\":7,}",
                "{\"op\":07}",
                "{\"op\":NaN}",
                "{\"op\":7,\"id\":\"a\tb\"}",
                "/* hi */{\"op\":7}",
                "\"op\"",
                "7",
                "null",
                "[{\"op\":7}]",
                "[]"
            })
    default void answersWhatItCannotReadWithOp0(String text) {
        Wire wire = stage().wire();
        wire.frame(text);

        malformed(wire);
        wire.ask(Packet.request(7)).ok();
    }

    @Test
    default void answersDeepNestingAsMalformed() {
        Wire wire = stage().wire();
        wire.frame("{\"op\":7,\"x\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}");

        wire.inbox().take(packet -> packet.code() == 40001);
        wire.ask(Packet.request(7)).ok();
    }

    private static void malformed(Wire wire) {
        JsonNode answer = wire.inbox().take(Packet::isAnswer).json();
        assertThat(answer.path("code").asInt()).as("%s", answer).isEqualTo(40001);
        assertThat(answer.path("op").asInt(-1)).as("%s", answer).isZero();
        assertThat(Json.write(answer)).doesNotContain("Exception", "com.fasterxml", "\tat ");
    }
}
