package io.hongyan.im.plugin.poll;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A poll; its row is locked by whoever votes or closes it, so that counts are told in the order in which they rose. */
@Entity
@Table(name = "poll")
class PollRow {
    /** The message's id. */
    @Id
    @Column(length = 13)
    String id = "";

    @Column(nullable = false, length = 64)
    String sender = "";

    @Column(name = "option_count")
    int options;

    boolean several;

    boolean closed;

    PollRow() {}

    PollRow(String id, String sender, Poll content) {
        this.id = id;
        this.sender = sender;
        this.options = content.options().size();
        this.several = content.several();
    }
}
