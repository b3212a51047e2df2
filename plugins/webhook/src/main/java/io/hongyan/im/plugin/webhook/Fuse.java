package io.hongyan.im.plugin.webhook;

import java.time.Clock;
import java.time.Duration;

/**
 * Spares everybody the wait for a server that does not answer: after some failures in a row nobody asks it for a while,
 * and then one does. Nor do more ask at once than it seems to bear.
 */
final class Fuse {
    static final int FAILURES = 5;
    static final int AT_ONCE = 16;
    static final Duration REST = Duration.ofSeconds(5);

    private final Clock clock;
    private int inside;
    private int failures;
    private long restsUntil;

    Fuse(Clock clock) {
        this.clock = clock;
    }

    /** Whether one may ask, who then leaves. */
    synchronized boolean enter() {
        boolean tripped = failures >= FAILURES;
        if (inside >= AT_ONCE || (tripped && clock.millis() < restsUntil)) {
            return false;
        }
        if (tripped) {
            restsUntil = clock.millis() + REST.toMillis();
        }
        inside++;
        return true;
    }

    synchronized void leave(boolean well) {
        inside--;
        failures = well ? 0 : failures + 1;
        if (!well && failures >= FAILURES) {
            restsUntil = clock.millis() + REST.toMillis();
        }
    }
}
