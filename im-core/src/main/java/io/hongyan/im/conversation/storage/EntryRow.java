package io.hongyan.im.conversation.storage;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** As much of an entry as queries over other tables ask for; {@link EntryReader} reads whole ones. */
@Entity
@Table(name = "entry")
@IdClass(EntryRow.Key.class)
class EntryRow {
    @Id
    long conversation;

    @Id
    long seq;

    long ordinal;

    /** Both columns of the key. */
    static class Key implements Serializable {
        long conversation;
        long seq;

        Key() {}

        Key(long conversation, long seq) {
            this.conversation = conversation;
            this.seq = seq;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.conversation == conversation && key.seq == seq;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(conversation * 31 + seq);
        }
    }
}
