package io.hongyan.im.plugin.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One event for one hook. Times are milliseconds since 1970. */
@Entity
@Table(name = "webhook_delivery")
class DeliveryRow {
    static final String WAITING = "waiting";
    static final String DELIVERED = "delivered";
    static final String FAILED = "failed";

    /** A random UUID, the same over all tries. */
    @Id
    @Column(length = 36)
    String id = "";

    @Column(nullable = false, length = 32)
    String hook = "";

    @Column(nullable = false, length = 70)
    String event = "";

    /** An id; empty for a test. */
    @Column(nullable = false, length = 13)
    String conversation = "";

    long seq;

    /** The seq of the entry that it is about, which may be its own. */
    long target;

    long created;

    /** When it was to be made: created, or wanted again. */
    long since;

    /** JSON, as it is sent; empty once it arrived, or nobody needs it any more. */
    @Column(nullable = false, length = 300_000)
    String body = "";

    @Column(nullable = false, length = 10)
    String state = WAITING;

    int attempts;

    /** 0 before the first. */
    @Column(name = "last_attempt")
    long last;

    /** Of HTTP, at the last attempt; 0 without an answer. */
    int status;

    /** Why there was no answer; empty if there was one. */
    @Column(nullable = false, length = 200)
    String error = "";

    /** How long the last attempt took. */
    long millis;

    void fail(String why) {
        state = FAILED;
        error = why;
    }
}
