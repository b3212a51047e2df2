package io.hongyan.im.plugin;

import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Has calls wait for what comes after a plugin that is ending or being replaced. */
final class Successors {
    /** How long a call waits in all. */
    static final long HOLD_MILLIS = 5_000;

    private final ScheduledExecutorService timer;

    /** @param timer ends what waits too long; never waits */
    Successors(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** Until when a call that begins now waits, by {@link System#nanoTime}. */
    static long until() {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(HOLD_MILLIS);
    }

    /** Done when it is known what comes after; fails with {@link Refused} if that takes too long. */
    CompletableFuture<Boolean> after(Gate gate, long until) {
        CompletableFuture<Boolean> known =
                gate.successor().thenApply(done -> done).toCompletableFuture();
        Future<?> late = timer.schedule(
                () -> known.completeExceptionally(new Refused(Code.OVERLOADED)),
                Math.max(0, until - System.nanoTime()),
                TimeUnit.NANOSECONDS);
        CompletableFuture<Boolean> unused = known.whenComplete((done, failure) -> late.cancel(false));
        return known;
    }
}
