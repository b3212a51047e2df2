package io.hongyan.im.deploy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waiting for other processes. */
final class Processes {
    private Processes() {}

    static int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while waiting for process " + process.pid() + ".", e);
        }
    }

    static boolean endsWithin(Process process, Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
