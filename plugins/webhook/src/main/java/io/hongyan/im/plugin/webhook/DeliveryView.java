package io.hongyan.im.plugin.webhook;

/**
 * A delivery as administrators see it: all but what it says. Times are milliseconds since 1970.
 *
 * @param conversation empty for a test
 * @param last 0 before the first attempt
 * @param status of HTTP, at the last attempt; 0 without an answer
 * @param error why there was no answer
 * @param millis that the last attempt took
 */
record DeliveryView(
        String id,
        String hook,
        String event,
        String conversation,
        long seq,
        long time,
        String state,
        int attempts,
        long last,
        int status,
        String error,
        long millis) {
    static DeliveryView of(DeliveryRow row) {
        return new DeliveryView(
                row.id,
                row.hook,
                row.event,
                row.conversation,
                row.seq,
                row.created,
                row.state,
                row.attempts,
                row.last,
                row.status,
                row.error,
                row.millis);
    }
}
