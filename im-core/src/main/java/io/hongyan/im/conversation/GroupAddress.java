package io.hongyan.im.conversation;

import io.hongyan.im.api.Kind;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.Optional;
import java.util.Set;

/** A group that the sender is in, or is not. */
record GroupAddress(Routes routes, AccountId sender, ConversationId group) implements Address {
    @Override
    public String to() {
        return group.toString();
    }

    @Override
    public Kind kind() {
        return routes.route(group).map(Route::kind).orElse(Kind.GROUP);
    }

    @Override
    public Set<AccountId> members() {
        return route().members();
    }

    @Override
    public Set<AccountId> among(Set<AccountId> people) {
        return routes.among(route(), people);
    }

    @Override
    public Reach reach() {
        return route().reach();
    }

    @Override
    public void mentionAll() {
        if (!routes.rights(sender, routes.group(sender, group, 0)).mayMentionAll()) {
            throw new Refused(Code.NOT_ALLOWED);
        }
    }

    @Override
    public Route route(long seen) {
        Route route = routes.group(sender, group, seen);
        routes.rights(sender, route).requireWriting(System.currentTimeMillis());
        return route;
    }

    @Override
    public Optional<Route> before() {
        return routes.route(group);
    }
}
