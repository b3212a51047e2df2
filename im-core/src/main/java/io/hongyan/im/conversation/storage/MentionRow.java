package io.hongyan.im.conversation.storage;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

@Entity
@Table(name = "mention")
@IdClass(MentionRow.Key.class)
class MentionRow {
    /** Stands for everybody, so that a message that mentions all is one row. */
    static final long ALL = 0;

    @Id
    long account;

    @Id
    long conversation;

    @Id
    long seq;

    /** All three columns of the key. */
    static class Key implements Serializable {
        long account;
        long conversation;
        long seq;

        Key() {}

        Key(long account, long conversation, long seq) {
            this.account = account;
            this.conversation = conversation;
            this.seq = seq;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.account == account
                    && key.conversation == conversation
                    && key.seq == seq;
        }

        @Override
        public int hashCode() {
            return Long.hashCode((account * 31 + conversation) * 31 + seq);
        }
    }
}
