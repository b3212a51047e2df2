package io.hongyan.im.plugin.webhook;

import java.time.Duration;

/** How long to wait after a failed attempt: 5 s, 10 s, 20 s … an hour, each up to a quarter shorter, by chance. */
final class Backoff {
    private static final long FIRST = Duration.ofSeconds(5).toMillis();
    private static final long LONGEST = Duration.ofHours(1).toMillis();
    private static final double SPREAD = 0.25;
    private static final int DOUBLINGS = 10;

    private Backoff() {}

    /**
     * Milliseconds.
     *
     * @param attempts so far, at least 1
     * @param chance from 0 to 1
     */
    static long after(int attempts, double chance) {
        long whole = Math.min(LONGEST, FIRST << Math.min(attempts - 1, DOUBLINGS));
        return Math.round(whole * (1 - SPREAD * chance));
    }
}
