package io.hongyan.im.conversation.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.DynamicUpdate;

@Entity
@DynamicUpdate
@Table(name = "member")
@IdClass(MemberRow.Key.class)
class MemberRow {
    @Id
    long account;

    @Id
    long conversation;

    @Column(name = "first_seq")
    long firstSeq = 1;

    @Column(name = "first_ordinal")
    long firstOrdinal;

    @Column(name = "read_seq")
    long readSeq;

    @Column(name = "read_ordinal")
    long readOrdinal;

    @Column(name = "delivered_seq")
    long deliveredSeq;

    long changed;

    @Column(nullable = false, length = 16)
    String role = "member";

    long joined;

    boolean pinned;

    @Column(name = "muted_until")
    long mutedUntil;

    /** How many messages there were when the member hid the conversation; the next one shows it again. */
    @Column(name = "hidden_at")
    long hiddenAt = -1;

    /** Until when the member may not write, see {@link io.hongyan.im.conversation.Silence}. */
    @Column(name = "silenced_until")
    long silencedUntil;

    MemberRow() {}

    MemberRow(long account, long conversation, long now) {
        this.account = account;
        this.conversation = conversation;
        this.changed = now;
        this.joined = now;
    }

    /** Both columns of the key. */
    static class Key implements Serializable {
        long account;
        long conversation;

        Key() {}

        Key(long account, long conversation) {
            this.account = account;
            this.conversation = conversation;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.account == account && key.conversation == conversation;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(account * 31 + conversation);
        }
    }
}
