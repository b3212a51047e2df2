package io.hongyan.im.department.storage;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row that changes of the tree wait for each other by. */
@Entity
@Table(name = "department_tree")
class DepartmentTreeRow {
    static final int ONLY = 1;

    @Id
    int id = ONLY;

    /** Raised by every change. */
    long version;

    /** Until which version those that were removed are forgotten. */
    long forgotten;
}
