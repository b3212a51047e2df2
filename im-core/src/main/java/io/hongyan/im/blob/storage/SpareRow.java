package io.hongyan.im.blob.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "spare_bytes")
class SpareRow {
    @Id
    @Column(length = 128)
    String name = "";

    long due;
}
