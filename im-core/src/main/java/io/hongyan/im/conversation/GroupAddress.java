package io.hongyan.im.conversation;

import io.hongyan.im.api.Kind;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import java.util.Optional;
import java.util.Set;

/** A group that the sender is in, or is not. */
record GroupAddress(Directory directory, AccountId sender, ConversationId group) implements Address {
    @Override
    public String to() {
        return group.toString();
    }

    @Override
    public Kind kind() {
        return Kind.GROUP;
    }

    @Override
    public Set<AccountId> members() {
        return route(false).members();
    }

    @Override
    public Route route(boolean again) {
        if (again) {
            directory.forget(group);
        }
        return directory.group(sender, group);
    }

    @Override
    public Optional<Route> before() {
        return directory.route(group);
    }
}
