package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Door;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Msgpack;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Wire;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 2: what MessagePack has and JSON has not. Bytes are in hexadecimal digits. */
interface MsgpackCases extends Cases {
    /** {@code {"op": …, "id": "a"}} without the op's value. */
    String HEARTBEAT = "82a26964a161a26f70";

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "07",
                "cc07",
                "cd0007",
                "ce00000007",
                "cf0000000000000007",
                "d007",
                "d10007",
                "d200000007",
                "d30000000000000007",
                "ca40e00000",
                "cb401c000000000000"
            })
    default void takesAnIntegerOfAnyWidthAndAFloatWithoutFraction(String seven) {
        Wire wire = stage().wire();
        wire.frame(bytes(HEARTBEAT + seven));

        assertThat(wire.answer("a").ok().path("time").isIntegralNumber()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "bin,c400",
        "bin of 4 GiB,c6ffffffff",
        "ext,d40100",
        "NaN,cb7ff8000000000000",
        "text that is no UTF-8,a2c328",
        "half a character,a3eda080",
        "text that claims 4 GiB,dbffffffff61",
        "list that claims 4 billion,ddffffffff00",
        "map that claims 4 billion,dfffffffff",
        "never used,c1"
    })
    default void answersWhatPacketsDoNotHoldWithOp0(String what, String value) {
        Wire wire = stage().wire();
        wire.frame(bytes("83a26f7007a26964a161a178" + value));

        Packet answer = wire.inbox().take(Packet::isAnswer);
        answer.refused(40001);
        assertThat(answer.op()).as(what).isZero();
        wire.ask(Packet.request(7)).ok();
    }

    @Test
    default void answersAKeyThatIsNoTextWithOp0() {
        Wire wire = stage().wire();
        wire.frame(bytes("82a26f70070707"));

        wire.inbox().take(Packet::isAnswer).refused(40001);
        wire.ask(Packet.request(7)).ok();
    }

    @Test
    default void takesPacketsBackToBackUpToOneThatIsNone() {
        Wire wire = stage().wire();
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        Stream.of("a", "b")
                .map(id -> Packet.request(7, "id", id))
                .map(Msgpack::write)
                .forEach(frame::writeBytes);
        frame.writeBytes(bytes("c0"));
        wire.frame(frame.toByteArray());

        wire.answer("a").ok();
        wire.answer("b").ok();
        wire.inbox().take(Packet::isAnswer).refused(40001);
    }

    @Test
    default void takesAPacketOfSixtyFourKibibytesInMessagePack() {
        Wire wire = stage().wire();
        wire.frame(padded(65_536));

        wire.answer("a").ok();
    }

    @Test
    default void refusesALargerPacketInMessagePack() {
        Session alice = online();
        alice.wire().frame(padded(65_537));

        alice.wire().inbox().take(Packet::isAnswer).refused(41301);
        alice.get("profile").ok();
    }

    private static byte[] padded(int length) {
        ObjectNode packet = Packet.request(7, "id", "a", "pad", "");
        int around = Msgpack.write(packet).length + 2;
        byte[] padded = Msgpack.write(Json.with(packet, "pad", "x".repeat(length - around)));
        assertThat(padded).hasSize(length);
        return padded;
    }

    @Test
    default void deliversTheSameToBothCodecs() {
        Session alice = online();
        Session bob = online();
        Session other = bob.device()
                .owner()
                .device("mobile")
                .online(stage().wire(stage().door() == Door.WS_JSON ? Door.WS_MSGPACK : Door.WS_JSON));
        alice.say(bob, "wild goose 鸿雁 😀");

        assertThat(Json.without(other.received(), "conversation"))
                .isEqualTo(Json.without(bob.received(), "conversation"));
    }
}
