package io.hongyan.im.presence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.command.Query;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.people.UserNames;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Sessions;
import java.util.List;
import java.util.stream.Collectors;

/** {@code presence}: of asked-for people, who may be watched from then on. */
public final class PresenceQuery implements Query {
    private final Accounts accounts;
    private final Presence presence;
    private final Sessions sessions;

    public PresenceQuery(Accounts accounts, Presence presence, Sessions sessions) {
        this.accounts = accounts;
        this.presence = presence;
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return "presence";
    }

    @Override
    public ObjectNode get(Session session, Identity who, Fields body) {
        if (body.field("users").isEmpty()) {
            throw Refused.malformed("users");
        }
        List<Account> people = body.texts("users", Limits.PAGE).stream()
                .map(user -> UserNames.require(accounts, user))
                .toList();
        if (body.flag("watch")) {
            presence.watch(
                    told(session), who, people.stream().map(Account::id).collect(Collectors.toUnmodifiableSet()));
        }
        List<AccountId> ids = people.stream().map(Account::id).toList();
        return Json.map()
                .set(
                        "items",
                        Json.list().addAll(presence.items(who.account(), ids).values()));
    }

    /** Nobody else could be told. */
    private Session told(Session session) {
        return sessions.told(session).orElseThrow(() -> Refused.malformed("watch"));
    }
}
