package io.hongyan.im.account;

import io.hongyan.im.api.UserName;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Transactions;
import java.time.Instant;
import java.util.Optional;

/** Checks passwords, slowly for who guesses. */
final class Credentials {
    private final Transactions transactions;
    private final AccountStore store;
    private final Passwords passwords;
    private final Throttle throttle;

    Credentials(Transactions transactions, AccountStore store, Passwords passwords, Throttle throttle) {
        this.transactions = transactions;
        this.store = store;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    /**
     * The account whose password this is.
     *
     * @throws Refused wrong credentials, too fast, overloaded
     */
    Optional<Account> prove(UserName username, Secret password, String address) {
        throttle.check(username, address);
        Optional<Account> account = transactions.call(() -> store.find(username));
        Optional<PasswordHash> hash = account.flatMap(found -> transactions.call(() -> store.password(found.id())));
        // asked again in turn, lest many at once get more tries than one after another
        if (!passwords.matches(password, hash, () -> throttle.check(username, address))) {
            throttle.failed(username, address);
            throw new Refused(Code.WRONG_CREDENTIALS);
        }
        throttle.succeeded(username);
        return account;
    }

    /**
     * Keeps a new account, which has an id of its own.
     *
     * @throws Refused name taken, malformed password, overloaded
     */
    void add(Account account, Secret password, Instant now) {
        if (transactions.call(() -> store.find(account.username())).isPresent()) {
            throw new Refused(Code.NAME_TAKEN);
        }
        PasswordHash hash = passwords.hash(password.settable());
        if (!store.add(account, hash, now)) {
            throw new Refused(Code.NAME_TAKEN);
        }
    }

    /** What is to be kept of a new password. */
    PasswordHash hash(Secret password) {
        return passwords.hash(password.settable());
    }
}
