package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.conformance.client.RawSocket;
import io.hongyan.im.conformance.client.Session;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Section 3: frames that only a WebSocket has. */
interface WsFrameCases extends Cases {

    @Test
    default void answersAPingWithItsPayload() {
        RawSocket raw = stage().raw();
        raw.frame(RawSocket.PING, true, new byte[] {1, 2, 3});

        assertThat(raw.next(RawSocket.PONG)).containsExactly(1, 2, 3);
    }

    @Test
    default void takesAFrameInFragmentsCutInsideACharacter() {
        byte[] packet = "{\"op\":7,\"id\":\"鸿雁\"}".getBytes(StandardCharsets.UTF_8);
        RawSocket raw = stage().raw();
        raw.frame(RawSocket.TEXT, false, Arrays.copyOf(packet, 15));
        raw.frame(RawSocket.PING, true, new byte[0]);
        raw.frame(RawSocket.CONTINUATION, false, new byte[0]);
        raw.frame(RawSocket.CONTINUATION, true, Arrays.copyOfRange(packet, 15, packet.length));

        assertThat(raw.nextPacket().id()).isEqualTo("鸿雁");
    }

    @Test
    default void closesOnBadUtf8() {
        RawSocket raw = stage().raw();
        raw.frame(RawSocket.TEXT, true, new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"'});

        assertThat(raw.closeCode()).isEqualTo(1007);
    }

    @Test
    default void closesOnAnEncodedSurrogate() {
        RawSocket raw = stage().raw();
        raw.frame(RawSocket.TEXT, true, new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'});

        assertThat(raw.closeCode()).isEqualTo(1007);
    }

    @Test
    default void closesOnAFrameFarAboveTheLimit() {
        RawSocket raw = stage().raw();
        raw.frame(RawSocket.TEXT, true, "x".repeat(300_000).getBytes(StandardCharsets.US_ASCII));

        assertThat(raw.closeCode()).isEqualTo(1009);
    }

    @Test
    default void servesOthersWhileAFrameIsHalfSent() {
        RawSocket raw = stage().raw();
        raw.half(1000, "{\"op\":7".getBytes(StandardCharsets.UTF_8));
        Session alice = online();
        Session bob = online();

        alice.say(bob, "hello");
        assertThat(bob.received().path("content").path("text").asText()).isEqualTo("hello");
    }

    @Test
    default void takesABinaryFrameForAMalformedPacket() {
        RawSocket raw = stage().raw();
        raw.frame(RawSocket.BINARY, true, new byte[] {(byte) 0x81, 1, 2});

        assertThat(raw.nextPacket().refused(40001)).isNotNull();
    }
}
