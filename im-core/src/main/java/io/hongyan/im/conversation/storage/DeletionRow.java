package io.hongyan.im.conversation.storage;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A message that one member deleted for itself. */
@Entity
@Table(name = "deletion")
@IdClass(MentionRow.Key.class)
class DeletionRow {
    @Id
    long account;

    @Id
    long conversation;

    @Id
    long seq;

    long changed;
}
