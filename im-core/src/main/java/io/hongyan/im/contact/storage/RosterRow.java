package io.hongyan.im.contact.storage;

import io.hongyan.im.contact.Contact;
import io.hongyan.im.contact.Contact.Note;
import io.hongyan.im.contact.Contact.State;
import io.hongyan.im.contact.Contact.Tie;
import io.hongyan.im.id.AccountId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A contact; all moments are of the database's clock. Not named after it, since a plugin is. */
@Entity
@Table(name = "roster")
@IdClass(RosterRow.Key.class)
class RosterRow {
    @Id
    long owner;

    @Id
    long other;

    @Column(nullable = false, length = 16)
    String state = "";

    boolean blocked;

    @Column(name = "group_name", nullable = false, length = 256)
    String group = "";

    @Column(nullable = false, length = 256)
    String remark = "";

    @Column(nullable = false, length = 800)
    String greeting = "";

    long asked;

    long refused;

    long changed;

    long due;

    RosterRow() {}

    RosterRow(AccountId owner, AccountId other) {
        this.owner = owner.value();
        this.other = other.value();
    }

    void take(Contact contact) {
        state = contact.tie().state().word();
        blocked = contact.tie().blocked();
        group = contact.note().group();
        remark = contact.note().remark();
        greeting = contact.tie().greeting();
        asked = contact.tie().asked();
        refused = contact.tie().refused();
        changed = contact.changed();
    }

    Contact contact() {
        return new Contact(
                new AccountId(owner),
                new AccountId(other),
                new Tie(State.of(state), blocked, greeting, asked, refused),
                new Note(group, remark),
                changed);
    }

    /** Both columns of the key. */
    static class Key implements Serializable {
        long owner;
        long other;

        Key() {}

        Key(AccountId owner, AccountId other) {
            this.owner = owner.value();
            this.other = other.value();
        }

        @Override
        public boolean equals(Object that) {
            return that instanceof Key key && key.owner == owner && key.other == other;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(owner * 31 + other);
        }
    }
}
