package io.hongyan.im.message;

import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.api.UserName;
import io.hongyan.im.conversation.Address;
import io.hongyan.im.conversation.NewMessage;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom messages mention: members by name, or all of them. */
final class Mentions {
    private static final String ALL = NewMessage.ALL;

    private final Accounts accounts;

    Mentions(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The same names, if all of them are members' and the sender may mention them. */
    List<String> ofMembers(List<String> names, Letter letter) {
        permit(names, letter.address());
        List<String> people = names.stream().filter(name -> !name.equals(ALL)).toList();
        Set<AccountId> accounts =
                people.stream().flatMap(name -> account(name).stream()).collect(Collectors.toSet());
        boolean all = people.stream().allMatch(name -> account(name).isPresent());
        if (!all || !among(letter.address(), accounts).equals(accounts)) {
            throw Refused.malformed("mentions");
        }
        return names;
    }

    private static Set<AccountId> among(Address address, Set<AccountId> accounts) {
        return accounts.isEmpty() ? accounts : address.among(accounts);
    }

    /** @throws Refused if all are mentioned and the sender may not do that */
    void permit(List<String> names, Address address) {
        if (names.contains(ALL)) {
            address.mentionAll();
        }
    }

    /** Those members who are mentioned by name, without the sender. */
    Set<AccountId> named(Address address, NewMessage message) {
        Set<AccountId> accounts = message.mentions().stream()
                .flatMap(name -> account(name).stream())
                .filter(account -> !account.equals(message.sender()))
                .collect(Collectors.toSet());
        return among(address, accounts);
    }

    private Optional<AccountId> account(String name) {
        return Optional.of(name)
                .filter(UserName::isValid)
                .flatMap(valid -> accounts.find(new UserName(valid)))
                .map(Account::id);
    }
}
