package io.hongyan.im.department.storage;

import io.hongyan.im.department.Department;
import io.hongyan.im.id.DepartmentId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A department; with the moment of its removal, in milliseconds since 1970, when it is gone. */
@Entity
@Table(name = "department")
class DepartmentRow {
    @Id
    long id;

    @Nullable
    Long parent;

    @Column(nullable = false, length = 128)
    String name = "";

    @Column(name = "place")
    int order;

    long version;

    @Nullable
    Long removed;

    void take(Department department) {
        parent = department.parent().map(DepartmentId::value).orElse(null);
        name = department.name();
        order = department.order();
    }

    Department department() {
        return new Department(new DepartmentId(id), Optional.ofNullable(parent).map(DepartmentId::new), name, order);
    }
}
