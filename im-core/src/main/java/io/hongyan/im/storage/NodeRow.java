package io.hongyan.im.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A node's number and until when it is leased, in milliseconds since 1970. */
@Entity
@Table(name = "node")
class NodeRow {
    @Id
    int id;

    String holder = "";

    @Column(name = "leased_until")
    long leasedUntil;
}
