package io.hongyan.im.plugin.redpacket;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One line of the ledger: cents from one account to another, so that the sum of all accounts is always 0. */
@Entity
@Table(name = "red_packet_posting")
class PostingRow {
    /** A random UUID: an identity column is written in another way by every database. */
    @Id
    @Column(length = 36)
    String id = "";

    @Column(name = "from_account", nullable = false, length = 66)
    String from = "";

    @Column(name = "to_account", nullable = false, length = 66)
    String to = "";

    /** Above 0. */
    long amount;

    @Column(nullable = false, length = 200)
    String reason = "";

    /** Milliseconds since 1970. */
    long created;
}
