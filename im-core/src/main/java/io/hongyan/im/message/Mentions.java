package io.hongyan.im.message;

import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.api.UserName;
import io.hongyan.im.conversation.Address;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom messages mention: members by name, or all of them. */
final class Mentions {
    private static final String ALL = "@all";

    private final Accounts accounts;

    Mentions(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The same names, if all of them are members' and the sender may mention them. */
    List<String> ofMembers(List<String> names, Letter letter) {
        permit(names, letter.address());
        for (String name : names) {
            if (!name.equals(ALL)
                    && account(name)
                            .filter(letter.address().members()::contains)
                            .isEmpty()) {
                throw Refused.malformed("mentions");
            }
        }
        return names;
    }

    /** @throws Refused if all are mentioned and the sender may not do that */
    void permit(List<String> names, Address address) {
        if (names.contains(ALL)) {
            address.mentionAll();
        }
    }

    /** Those of the members that these names mean, without the sender. */
    Set<AccountId> among(Set<AccountId> members, List<String> names, AccountId sender) {
        Set<AccountId> named = names.contains(ALL)
                ? members
                : names.stream()
                        .flatMap(name -> account(name).stream())
                        .filter(members::contains)
                        .collect(Collectors.toSet());
        return named.stream().filter(account -> !account.equals(sender)).collect(Collectors.toUnmodifiableSet());
    }

    private Optional<AccountId> account(String name) {
        return Optional.of(name)
                .filter(UserName::isValid)
                .flatMap(valid -> accounts.find(new UserName(valid)))
                .map(Account::id);
    }
}
