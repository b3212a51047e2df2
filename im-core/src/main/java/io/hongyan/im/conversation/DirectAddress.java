package io.hongyan.im.conversation;

import io.hongyan.im.account.Account;
import io.hongyan.im.api.Kind;
import io.hongyan.im.id.AccountId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One person, perhaps oneself. */
record DirectAddress(Directory directory, AccountId sender, Account recipient) implements Address {
    @Override
    public String to() {
        return recipient.username().value();
    }

    @Override
    public Kind kind() {
        return Kind.DIRECT;
    }

    @Override
    public Set<AccountId> members() {
        directory.refuseUnwanted(sender, recipient.id());
        return Stream.of(sender, recipient.id()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Route route(long seen) {
        return directory.openDirect(sender, recipient.id(), seen);
    }

    @Override
    public Optional<Route> before() {
        return directory.direct(sender, recipient.id());
    }
}
