package io.hongyan.im.message;

import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.Address;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.id.AccountId;
import java.util.Optional;
import java.util.Set;

/** An address that nothing was ever sent to. */
record FixedAddress(String to, Set<AccountId> members) implements Address {
    @Override
    public Kind kind() {
        return Kind.DIRECT;
    }

    @Override
    public Route route(long seen) {
        throw new IllegalStateException("nothing is sent");
    }

    @Override
    public Optional<Route> before() {
        return Optional.empty();
    }
}
