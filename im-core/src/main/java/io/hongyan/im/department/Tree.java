package io.hongyan.im.department;

import io.hongyan.im.account.Staff;
import io.hongyan.im.id.DepartmentId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.List;
import java.util.Optional;

/** The rules of the tree; everything here runs under its lock. */
final class Tree {
    /** So many levels at most. */
    static final int DEPTH = 16;

    /** So many departments at most. */
    static final int MOST = 50_000;

    private final DepartmentBook book;
    private final Staff staff;

    Tree(DepartmentBook book, Staff staff) {
        this.book = book;
        this.staff = staff;
    }

    Department require(DepartmentId id) {
        return book.find(id).orElseThrow(() -> new Refused(Code.NO_SUCH_CONVERSATION));
    }

    void add(Department department) {
        department.parent().ifPresent(this::require);
        if (book.count() >= MOST) {
            throw new Refused(Code.TOO_LARGE);
        }
        refuseBelow(department.parent(), 1);
        book.add(department);
    }

    void change(Department before, Department after) {
        if (!before.parent().equals(after.parent())) {
            after.parent()
                    .ifPresent(
                            parent -> refuseUnder(before.id(), require(parent).id()));
            refuseBelow(after.parent(), book.height(before.id()));
        }
        book.change(after);
    }

    private void refuseBelow(Optional<DepartmentId> parent, int height) {
        int depth = parent.map(each -> book.above(each).size()).orElse(0);
        if (depth + height > DEPTH) {
            throw new Refused(Code.TOO_LARGE);
        }
    }

    /** Nothing comes to lie below itself. */
    private void refuseUnder(DepartmentId id, DepartmentId parent) {
        if (book.above(parent).contains(id)) {
            throw new Refused(Code.STATE);
        }
    }

    /** @param heir who gets what is in it; without one it must be empty */
    void remove(Department department, Optional<DepartmentId> heir, long now) {
        List<Department> children = book.children(department.id());
        boolean empty = children.isEmpty() && staff.isEmpty(department.id());
        if (heir.isEmpty() && !empty) {
            throw new Refused(Code.STATE);
        }
        heir.ifPresent(to -> {
            refuseUnder(department.id(), require(to).id());
            children.forEach(
                    child -> change(child, new Department(child.id(), Optional.of(to), child.name(), child.order())));
            staff.move(department.id(), to);
        });
        book.remove(department.id(), now);
    }
}
