package io.hongyan.im.plugin.testkit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waiting for conditions. */
final class Patience {
    private static final long PAUSE_MILLIS = 100;

    private Patience() {}

    /** Waits until it is so, or the time is up; who asks must look again. */
    static void until(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (!condition.getAsBoolean() && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
