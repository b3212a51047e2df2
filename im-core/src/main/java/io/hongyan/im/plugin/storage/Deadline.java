package io.hongyan.im.plugin.storage;

import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The moment up to which a call's work may go on. */
final class Deadline {
    private static final long HALF_A_SECOND = TimeUnit.MILLISECONDS.toNanos(500);

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /**
     * What is left, in whole seconds, rounded, at least one.
     *
     * @throws SQLTimeoutException if nothing is
     */
    int seconds() throws SQLTimeoutException {
        long left = end - System.nanoTime();
        if (left <= 0) {
            throw new SQLTimeoutException("the time of this call is over");
        }
        return (int) Math.max(1, TimeUnit.NANOSECONDS.toSeconds(left + HALF_A_SECOND));
    }
}
