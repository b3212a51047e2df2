package io.hongyan.im.conversation.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "conversation")
class ConversationRow {
    @Id
    long id;

    @Column(nullable = false, length = 16)
    String kind = "direct";

    @Column(name = "low_account")
    @Nullable
    Long lowAccount;

    @Column(name = "high_account")
    @Nullable
    Long highAccount;

    @Column(length = 256)
    @Nullable
    String name;

    @Nullable
    Long owner;

    @Column(name = "last_seq")
    long lastSeq;

    @Column(name = "last_ordinal")
    long lastOrdinal;

    /** The first entry that there still is. */
    @Column(name = "first_seq")
    long firstSeq = 1;

    /** How many messages were before it. */
    @Column(name = "first_ordinal")
    long firstOrdinal;

    @Column(name = "rights_version")
    long rightsVersion;

    boolean crowd;

    /** When it ended, by the database's clock; 0 while there is one. */
    long dissolved;

    long created;

    long changed;
}
