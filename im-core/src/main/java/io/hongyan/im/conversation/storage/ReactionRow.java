package io.hongyan.im.conversation.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** One member's reaction to a message. */
@Entity
@Table(name = "reaction")
@IdClass(ReactionRow.Key.class)
class ReactionRow {
    @Id
    long conversation;

    @Id
    long seq;

    @Id
    @Column(length = 128)
    String reaction = "";

    @Id
    long account;

    long created;

    /** All four columns of the key. */
    static class Key implements Serializable {
        long conversation;
        long seq;
        String reaction = "";
        long account;

        Key() {}

        Key(long conversation, long seq, String reaction, long account) {
            this.conversation = conversation;
            this.seq = seq;
            this.reaction = reaction;
            this.account = account;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.conversation == conversation
                    && key.seq == seq
                    && key.reaction.equals(reaction)
                    && key.account == account;
        }

        @Override
        public int hashCode() {
            return Objects.hash(conversation, seq, reaction, account);
        }
    }
}
