package io.hongyan.im.department.storage;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A department lies below another or is it, at whatever depth. */
@Entity
@Table(name = "department_line")
@IdClass(DepartmentLineRow.Key.class)
class DepartmentLineRow {
    @Id
    long ancestor;

    @Id
    long department;

    DepartmentLineRow() {}

    DepartmentLineRow(long ancestor, long department) {
        this.ancestor = ancestor;
        this.department = department;
    }

    /** Both columns of the key. */
    static class Key implements Serializable {
        long ancestor;
        long department;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.ancestor == ancestor && key.department == department;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(ancestor * 31 + department);
        }
    }
}
