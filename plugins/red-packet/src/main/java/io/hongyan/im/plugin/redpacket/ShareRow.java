package io.hongyan.im.plugin.redpacket;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** One share of a packet, made when it is sent. */
@Entity
@Table(name = "red_packet_share")
@IdClass(ShareRow.Key.class)
class ShareRow {
    @Id
    @Column(length = 13)
    String packet = "";

    /** In the order of opening, from 1. */
    @Id
    int number;

    long amount;

    /** Who opened it; null while nobody has. */
    @Column(length = 64)
    @Nullable
    String owner;

    /** Milliseconds since 1970; 0 while nobody has opened it. */
    long opened;

    ShareRow() {}

    ShareRow(String packet, int number, long amount) {
        this.packet = packet;
        this.number = number;
        this.amount = amount;
    }

    /** Both columns of the key. */
    record Key(String packet, int number) implements Serializable {}
}
