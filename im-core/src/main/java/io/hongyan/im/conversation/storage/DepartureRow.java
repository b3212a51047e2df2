package io.hongyan.im.conversation.storage;

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

    DepartureRow() {}

    DepartureRow(long account, long conversation, long changed) {
        this.account = account;
        this.conversation = conversation;
        this.changed = changed;
    }
}
