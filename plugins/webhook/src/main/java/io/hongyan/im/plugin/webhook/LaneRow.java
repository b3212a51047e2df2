package io.hongyan.im.plugin.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * One conversation for one hook, while deliveries wait; whoever adds one or ends one has its lock, so that they leave in
 * order, one at a time.
 */
@Entity
@Table(name = "webhook_lane")
class LaneRow {
    @Id
    @Column(length = 46)
    String id = "";

    @Column(nullable = false, length = 32)
    String hook = "";

    @Column(nullable = false, length = 13)
    String conversation = "";

    /** When its first delivery is to be tried, milliseconds since 1970. */
    long due;

    LaneRow() {}

    LaneRow(String hook, String conversation, long due) {
        this.id = id(hook, conversation);
        this.hook = hook;
        this.conversation = conversation;
        this.due = due;
    }

    static String id(String hook, String conversation) {
        return hook + "/" + conversation;
    }
}
