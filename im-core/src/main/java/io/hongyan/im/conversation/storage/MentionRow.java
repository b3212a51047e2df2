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

    /**
     * How many messages mention an account in each of some conversations that it has not read. Not joined: PostgreSQL
     * would look through all that ever mentioned the account there.
     */
    static final String UNREAD = "select m.conversation, (select count(distinct n.seq) from MentionRow n"
            + " where n.account in (?1, " + ALL + ") and n.conversation = m.conversation"
            + " and n.seq > m.readSeq and n.seq >= m.firstSeq)"
            + " from MemberRow m where m.account = ?1 and m.conversation in ?2";

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
