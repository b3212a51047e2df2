package io.hongyan.im.conformance;

import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Wire;
import org.junit.jupiter.api.Test;

/** Section 3: how large a packet of JSON may be. */
interface JsonLimitsCases extends Cases {

    @Test
    default void takesAPacketAtTheLimit() {
        Wire wire = stage().wire();
        wire.frame(padded(65_536));

        wire.answer("a").ok();
    }

    @Test
    default void refusesAPacketAboveTheLimitAlone() {
        Session alice = online();
        alice.wire().frame(padded(65_537));

        assertTooLarge(alice.wire());
    }

    @Test
    default void countsThePacketInBytes() {
        Session alice = online();
        alice.wire().frame("{\"op\":7,\"id\":\"a\",\"pad\":\"" + "鸿".repeat(22_000) + "\"}");

        assertTooLarge(alice.wire());
    }

    private static String padded(int length) {
        String packet = "{\"op\":7,\"id\":\"a\",\"pad\":\"\"}";
        return packet.replace("\"\"", "\"" + "x".repeat(length - packet.length()) + "\"");
    }

    private static void assertTooLarge(Wire wire) {
        wire.inbox()
                .takeUnlessClosed(Packet::isAnswer)
                .ifPresentOrElse(answer -> answer.refused(41301), () -> wire.assertClosed(1009));
    }
}
