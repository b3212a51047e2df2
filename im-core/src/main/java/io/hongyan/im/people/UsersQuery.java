package io.hongyan.im.people;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.UserName;
import io.hongyan.im.command.Query;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.session.Session;
import java.util.List;
import java.util.Optional;

/** {@code users}: finds people by name, user name, pinyin and initials. */
public final class UsersQuery implements Query {
    private static final int PAGE = 50;
    private static final int TEXT = 64;

    private final Accounts accounts;

    public UsersQuery(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "users";
    }

    @Override
    public ObjectNode get(Session session, Identity who, Fields body) {
        int limit = body.limit(PAGE);
        List<Account> found = accounts.search(body.text("text", TEXT).orElse(""), limit + 1, cursor(body));
        ArrayNode items = Json.list();
        found.stream().limit(limit).map(Cards::card).forEach(items::add);
        ObjectNode answer = Json.map().set("items", items);
        if (found.size() > limit) {
            answer.put("cursor", found.get(limit - 1).username().value());
        }
        return answer;
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
