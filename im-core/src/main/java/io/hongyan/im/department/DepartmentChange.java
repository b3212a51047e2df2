package io.hongyan.im.department;

import io.hongyan.im.account.PlainText;
import io.hongyan.im.id.DepartmentId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Refused;
import java.util.Optional;

/**
 * What is to be said of a department; absent stays as it is.
 *
 * @param moves whether it gets another parent
 * @param parent the other one; none at the top
 */
public record DepartmentChange(
        Optional<String> name, Optional<Integer> order, boolean moves, Optional<DepartmentId> parent) {
    private static final int LONGEST_NAME = 64;
    private static final int MOST = 1_000_000_000;

    /** @throws Refused malformed, naming the field; no such department */
    public static DepartmentChange read(Fields body) {
        return new DepartmentChange(
                body.text("name").map(name -> PlainText.line("name", name, 1, LONGEST_NAME)),
                order(body),
                body.has("parent"),
                body.text("parent").map(DepartmentChange::id));
    }

    /** The order that somebody or something has among others. */
    public static Optional<Integer> order(Fields body) {
        return body.integer("order", -MOST, MOST).map(Long::intValue);
    }

    /** @throws Refused no such department */
    public static DepartmentId id(String text) {
        if (!DepartmentId.isValid(text)) {
            throw new Refused(Code.NO_SUCH_CONVERSATION);
        }
        return DepartmentId.of(text);
    }

    Department appliedTo(Department department) {
        return new Department(
                department.id(),
                moves ? parent : department.parent(),
                name.orElse(department.name()),
                order.orElse(department.order()));
    }
}
