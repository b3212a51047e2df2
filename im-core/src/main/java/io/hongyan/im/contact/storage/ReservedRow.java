package io.hongyan.im.contact.storage;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Who takes messages from contacts alone. */
@Entity
@Table(name = "roster_reserved")
class ReservedRow {
    @Id
    long account;

    ReservedRow() {}

    ReservedRow(long account) {
        this.account = account;
    }
}
