package io.hongyan.im.conversation.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** Who is in a conversation no longer; gone when they join again. */
@Entity
@Table(name = "departure")
@IdClass(MemberRow.Key.class)
class DepartureRow {
    @Id
    long account;

    @Id
    long conversation;

    long changed;

    /** Until when they may not write, should they come back. */
    @Column(name = "silenced_until")
    long silencedUntil;

    DepartureRow() {}

    DepartureRow(MemberRow member, long changed) {
        this.account = member.account;
        this.conversation = member.conversation;
        this.silencedUntil = member.silencedUntil;
        this.changed = changed;
    }
}
