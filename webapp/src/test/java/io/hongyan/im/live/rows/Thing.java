package io.hongyan.im.live.rows;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** Lies on a shelf, which is fetched when it is asked for. */
@Entity
@Table(name = "rows_thing")
class Thing {
    @Id
    String name = "";

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "shelf")
    Shelf shelf = new Shelf();

    Thing() {}

    Thing(String name, Shelf shelf) {
        this.name = name;
        this.shelf = shelf;
    }
}
