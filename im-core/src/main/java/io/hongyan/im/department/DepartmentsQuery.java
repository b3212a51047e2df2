package io.hongyan.im.department;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.command.Query;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.session.Session;
import java.util.Optional;

/** {@code departments}: the tree, or what changed of it; and a department's people. */
public final class DepartmentsQuery implements Query {
    private final DepartmentPages pages;

    public DepartmentsQuery(DepartmentPages pages) {
        this.pages = pages;
    }

    @Override
    public String name() {
        return "departments";
    }

    @Override
    public ObjectNode get(Session session, Identity who, Fields body) {
        int limit = body.limit(Limits.PAGE);
        Optional<String> cursor = body.text("cursor");
        return body.text("department")
                .map(department -> pages.members(DepartmentChange.id(department), cursor, limit))
                .orElseGet(() -> pages.changes(body.text("since"), cursor, limit));
    }
}
