package io.hongyan.im.conversation.storage;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A message that is pinned in its conversation. */
@Entity
@Table(name = "pin")
@IdClass(EntryRow.Key.class)
class PinRow {
    @Id
    long conversation;

    @Id
    long seq;

    long created;
}
