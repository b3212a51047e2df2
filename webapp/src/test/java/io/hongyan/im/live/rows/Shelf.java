package io.hongyan.im.live.rows;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** Where things lie. */
@Entity
@Table(name = "rows_shelf")
class Shelf {
    @Id
    String name = "";

    @OneToMany(mappedBy = "shelf")
    List<Thing> things = new ArrayList<>();

    Shelf() {}

    Shelf(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    int things() {
        return things.size();
    }
}
