package io.hongyan.im.conversation.storage;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "hold")
@IdClass(HoldRow.Key.class)
class HoldRow {
    @Id
    long conversation;

    @Id
    long seq;

    @Id
    long held;

    /** The message that an edit is about. */
    @Nullable
    Long about;

    /** All columns. */
    static class Key implements Serializable {
        long conversation;
        long seq;
        long held;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.conversation == conversation && key.seq == seq && key.held == held;
        }

        @Override
        public int hashCode() {
            return Objects.hash(conversation, seq, held);
        }
    }
}
