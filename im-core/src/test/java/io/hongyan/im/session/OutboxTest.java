package io.hongyan.im.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Limits;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final RecordingTransport slow = new RecordingTransport(true);
    private final AtomicInteger tooSlow = new AtomicInteger();
    private final AtomicInteger room = new AtomicInteger();

    @Test
    void sendsAtOnceWhatNothingWaitsFor() {
        RecordingTransport quick = new RecordingTransport(false);
        Outbox outbox = outbox(quick, 10);
        outbox.push(packet("a"));
        outbox.answer(packet("b"));
        assertThat(quick.frames()).containsExactly("a", "b");
    }

    @Test
    void joinsWhatPiledUpIntoOneFrameInOrder() {
        Outbox outbox = outbox(slow, 10);
        outbox.push(packet("a"));
        outbox.answer(packet("b"));
        outbox.push(packet("c"));
        slow.finish(null);
        assertThat(slow.frames()).containsExactly("a", "b\nc");
    }

    @Test
    void keepsFramesWithinTheLimit() {
        Outbox outbox = outbox(slow, 10);
        String large = "x".repeat(Limits.FRAME / 2);
        outbox.answer(packet("first"));
        outbox.answer(packet(large));
        outbox.answer(packet(large));
        outbox.answer(packet("last"));
        slow.finish(null);
        slow.finish(null);
        assertThat(slow.frames()).containsExactly("first", large, large + "\nlast");
    }

    @Test
    void closesAClientThatFallsTooFarBehind() {
        Outbox outbox = outbox(slow, 3);
        for (int i = 0; i < 4; i++) {
            outbox.push(packet("p" + i));
        }
        assertThat(tooSlow).hasValue(0);
        outbox.push(packet("one too many"));
        assertThat(tooSlow).hasValue(1);
    }

    @Test
    void countsNoAnswerAsBeingTooSlow() {
        Outbox outbox = outbox(slow, 3);
        for (int i = 0; i < 100; i++) {
            outbox.answer(packet("answer"));
        }
        assertThat(tooSlow).hasValue(0);
    }

    @Test
    void hasNoRoomWhileManyAnswersWaitAndSaysWhenItHasAgain() {
        Outbox outbox = outbox(slow, 3);
        outbox.answer(packet("first"));
        outbox.answer(packet("y".repeat(1_000)));
        assertThat(outbox.hasRoom()).isFalse();
        slow.finish(null);
        assertThat(room).hasValue(0);
        slow.finish(null);
        assertThat(outbox.hasRoom()).isTrue();
        assertThat(room).hasValue(1);
    }

    @Test
    void sendsTheLastPacketAfterWhatWaitsAndThenCloses() {
        Outbox outbox = outbox(slow, 10);
        outbox.answer(packet("a"));
        outbox.answer(packet("b"));
        outbox.close(CloseReason.SHUTTING_DOWN, packet("closed"), false);
        outbox.answer(packet("too late"));
        assertThat(slow.closed()).isEmpty();
        slow.finish(null);
        assertThat(slow.frames()).containsExactly("a", "b\nclosed");
        slow.finish(null);
        assertThat(slow.closed()).containsExactly(CloseReason.SHUTTING_DOWN);
    }

    @Test
    void throwsAwayWhatASlowClientWouldNotReadAnyhow() {
        Outbox outbox = outbox(slow, 10);
        outbox.push(packet("a"));
        outbox.push(packet("b"));
        outbox.close(CloseReason.TOO_SLOW, packet("closed"), true);
        slow.finish(null);
        assertThat(slow.frames()).containsExactly("a", "closed");
    }

    @Test
    void endsWhenASendFails() {
        Outbox outbox = outbox(slow, 10);
        outbox.push(packet("a"));
        outbox.push(packet("b"));
        slow.finish(new IOException("gone"));
        assertThat(slow.frames()).containsExactly("a");
        assertThat(slow.closed()).containsExactly(CloseReason.SILENT);
    }

    @Test
    void keepsTheStackFlatHoweverMuchIsSentAtOnce() {
        RecordingTransport quick = new RecordingTransport(false);
        Outbox outbox = outbox(quick, 200_000);
        for (int i = 0; i < 100_000; i++) {
            outbox.push(packet("p"));
        }
        assertThat(quick.frames()).hasSize(100_000);
    }

    private Outbox outbox(RecordingTransport transport, int pushes) {
        Outbox.Bounds bounds = new Outbox.Bounds(pushes, 1 << 20, 1_000);
        return new Outbox(transport, bounds, tooSlow::incrementAndGet, room::incrementAndGet);
    }

    private static Encoded packet(String text) {
        return Encoded.of(text);
    }
}
