package io.hongyan.im.department;

import io.hongyan.im.id.DepartmentId;
import java.util.List;
import java.util.Optional;

/**
 * The tree as it is kept. Used inside a transaction; what changes it is called under its lock, and raises the version of
 * the tree, which the changed department then has.
 */
public interface DepartmentBook {
    /** Locks the tree until the transaction ends. */
    void lock();

    /** The version of the last change. */
    long version();

    /** Until which version those that were removed are forgotten. */
    long forgotten();

    Optional<Department> find(DepartmentId id);

    long count();

    List<Department> children(DepartmentId id);

    /** A department and those above it, in no order. */
    List<DepartmentId> above(DepartmentId id);

    /** The one at the top above a department, which may be itself. */
    Optional<DepartmentId> top(DepartmentId id);

    /** How many levels it has, itself and those below. */
    int height(DepartmentId id);

    void add(Department department);

    /** Keeps another name, order or parent, with everything below. */
    void change(Department department);

    /**
     * Takes one away that has nothing below it; that it is gone is known for a while.
     *
     * @param now milliseconds since 1970
     */
    void remove(DepartmentId id, long now);

    /**
     * Departments of a later version than {@code since}, by version and id, after a place.
     *
     * @param gone whether those that were removed are among them
     */
    List<Changed> changed(long since, Place after, int limit, boolean gone);

    /** Forgets those that were removed before a moment in milliseconds since 1970. */
    void forget(long before);

    /** @param removed whether it is there no longer */
    record Changed(Department department, long version, boolean removed) {
        Place place() {
            return new Place(version, department.id().value());
        }
    }

    /** A place in the list of what changed. */
    record Place(long version, long department) {
        static final Place BEGIN = new Place(0, 0);
    }
}
