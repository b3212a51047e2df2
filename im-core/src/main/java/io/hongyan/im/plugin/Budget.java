package io.hongyan.im.plugin;

import java.time.Duration;

/**
 * What a plugin may take of the server.
 *
 * @param perCall a call that takes longer is given up; the time that it waits counts
 * @param grace how long an interrupted call may take to end before its thread counts as lost
 * @param threads that work for the plugin
 * @param waiting the most calls that wait for a thread
 * @param lost so many lost threads at a time quarantine the plugin; each is replaced
 * @param rest how long an open circuit refuses every call
 */
record Budget(Duration perCall, Duration grace, int threads, int waiting, int lost, Duration rest) {
    static final Budget USUAL =
            new Budget(Duration.ofSeconds(3), Duration.ofSeconds(1), 2, 1_000, 4, Duration.ofSeconds(10));

    Budget perCall(Duration other) {
        return new Budget(other, grace, threads, waiting, lost, rest);
    }

    Budget grace(Duration other) {
        return new Budget(perCall, other, threads, waiting, lost, rest);
    }

    Budget rest(Duration other) {
        return new Budget(perCall, grace, threads, waiting, lost, other);
    }
}
