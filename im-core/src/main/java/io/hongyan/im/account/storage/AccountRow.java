package io.hongyan.im.account.storage;

import io.hongyan.im.account.Account;
import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.Set;

/** An account; {@code search} is what it is found by, {@code created} and {@code changed} milliseconds since 1970. */
@Entity
@Table(name = "account")
class AccountRow {
    @Id
    long id;

    String username = "";
    String password = "";
    String name = "";
    String signature = "";
    String locale = "";
    String state = "";
    String roles = "";
    String search = "";
    long created;
    long changed;

    /** Takes over what may change, and what it is found by. */
    void profile(Account account) {
        name = account.name();
        signature = account.signature();
        locale = account.locale().toLanguageTag();
        search = SearchText.of(account.username().value(), account.name());
    }

    Account account() {
        return new Account(
                new AccountId(id),
                new UserName(username),
                name,
                signature,
                Locale.forLanguageTag(locale),
                Account.State.valueOf(state),
                roles.isEmpty() ? Set.of() : Set.of(roles.split(",")));
    }
}
