package io.hongyan.im.plugin.redpacket;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A red packet; its row is locked by whoever changes what is left of it. */
@Entity
@Table(name = "red_packet")
class PacketRow {
    /** The message's id. */
    @Id
    @Column(length = 13)
    String id = "";

    @Column(nullable = false, length = 64)
    String sender = "";

    @Column(nullable = false)
    boolean direct;

    long amount;

    @Column(name = "share_count")
    int count;

    @Column(nullable = false, length = 8)
    String split = "";

    @Column(nullable = false, length = 200)
    String greeting = "";

    /** Cents that nobody has opened. */
    @Column(name = "rest_amount")
    long restAmount;

    @Column(name = "rest_count")
    int restCount;

    boolean returned;

    /** Milliseconds since 1970. */
    long created;

    /** Milliseconds since 1970; after it what is left goes back. */
    long expires;

    int opened() {
        return count - restCount;
    }

    boolean isOpen() {
        return restCount > 0 && !returned;
    }

    /** {@code open}, {@code emptied} or {@code returned}. */
    String state() {
        if (restCount == 0) {
            return "emptied";
        }
        return returned ? "returned" : "open";
    }
}
