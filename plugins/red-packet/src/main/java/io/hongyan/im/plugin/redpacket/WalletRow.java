package io.hongyan.im.plugin.redpacket;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What somebody has; always the sum of the postings to them less those from them. */
@Entity
@Table(name = "red_packet_wallet")
class WalletRow {
    @Id
    @Column(length = 64)
    String owner = "";

    /** Cents, never below 0. */
    long balance;

    WalletRow() {}

    WalletRow(String owner) {
        this.owner = owner;
    }
}
