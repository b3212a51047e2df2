package io.hongyan.im.people;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Staff;
import io.hongyan.im.api.UserName;
import io.hongyan.im.command.Query;
import io.hongyan.im.id.DepartmentId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code users}: finds people by name, user name, pinyin and initials. */
public final class UsersQuery implements Query {
    private static final int PAGE = 50;
    private static final int TEXT = 64;

    private final Accounts accounts;
    private final Staff staff;
    private final Predicate<DepartmentId> departments;

    /** @param departments whether there is such a department */
    public UsersQuery(Accounts accounts, Staff staff, Predicate<DepartmentId> departments) {
        this.accounts = accounts;
        this.staff = staff;
        this.departments = departments;
    }

    @Override
    public String name() {
        return "users";
    }

    @Override
    public ObjectNode get(Session session, Identity who, Fields body) {
        int limit = body.limit(PAGE);
        String text = body.text("text", TEXT).orElse("");
        Optional<UserName> after = cursor(body);
        List<Account> found = department(body)
                .map(department -> staff.search(department, text, limit + 1, after))
                .orElseGet(() -> accounts.search(text, limit + 1, after));
        ArrayNode items = Json.list();
        found.stream().limit(limit).map(Cards::card).forEach(items::add);
        ObjectNode answer = Json.map().set("items", items);
        if (found.size() > limit) {
            answer.put("cursor", found.get(limit - 1).username().value());
        }
        return answer;
    }

    private Optional<DepartmentId> department(Fields body) {
        return body.text("department")
                .map(text -> Optional.of(text)
                        .filter(DepartmentId::isValid)
                        .map(DepartmentId::of)
                        .filter(departments)
                        .orElseThrow(() -> new Refused(Code.NO_SUCH_CONVERSATION)));
    }

    private static Optional<UserName> cursor(Fields body) {
        return body.text("cursor").map(text -> {
            if (!UserName.isValid(text)) {
                throw Refused.malformed("cursor");
            }
            return new UserName(text);
        });
    }
}
