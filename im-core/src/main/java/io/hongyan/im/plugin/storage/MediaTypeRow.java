package io.hongyan.im.plugin.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The number that the installation gave to a media type. */
@Entity
@Table(name = "media_type")
class MediaTypeRow {
    @Id
    @Column(length = 32)
    String name = "";

    int number;

    @Column(nullable = false, length = 32)
    String plugin = "";
}
