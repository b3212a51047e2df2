package io.hongyan.im.plugin.poll;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** One choice of one person. */
@Entity
@Table(name = "poll_vote")
@IdClass(VoteRow.Key.class)
class VoteRow {
    @Id
    @Column(length = 13)
    String poll = "";

    @Id
    @Column(length = 64)
    String voter = "";

    /** Of the options, from 0. */
    @Id
    int choice;

    VoteRow() {}

    VoteRow(String poll, String voter, int choice) {
        this.poll = poll;
        this.voter = voter;
        this.choice = choice;
    }

    /** All columns. */
    record Key(String poll, String voter, int choice) implements Serializable {}
}
