package io.hongyan.im.plugin.webhook;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One attempt of a delivery that was sent off.
 *
 * @param attempt counts from 1
 */
record Flight(String delivery, int attempt, String hook, String conversation, Posting posting) {
    /** What is sent where. */
    record Posting(URI url, Signed signed) {}

    /** How it ended. */
    record Landing(Flight flight, int status, String error, long millis) {
        private static final int OK = 200;
        private static final int OTHERWISE = 300;

        boolean isArrival() {
            return status >= OK && status < OTHERWISE;
        }

        /**
         * Writes it down.
         *
         * @param patience after which a delivery that does not arrive has failed
         * @return when the first delivery of its lane is due then
         */
        long settle(DeliveryRow row, long now, Duration patience) {
            row.status = status;
            row.error = error;
            row.millis = millis;
            if (isArrival()) {
                row.state = DeliveryRow.DELIVERED;
                row.body = "";
                return now;
            }
            if (now - row.since >= patience.toMillis()) {
                row.fail(error);
                return now;
            }
            return now + Backoff.after(row.attempts, ThreadLocalRandom.current().nextDouble());
        }
    }
}
