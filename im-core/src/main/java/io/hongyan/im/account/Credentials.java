package io.hongyan.im.account;

import io.hongyan.im.api.UserName;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Transactions;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/** Checks passwords, slowly for who guesses. */
final class Credentials {
    private final Transactions transactions;
    private final AccountStore store;
    private final Passwords passwords;
    private final Throttle throttle;
    private final OtherPasswords others;

    Credentials(
            Transactions transactions,
            AccountStore store,
            Passwords passwords,
            Throttle throttle,
            OtherPasswords others) {
        this.transactions = transactions;
        this.store = store;
        this.passwords = passwords;
        this.throttle = throttle;
        this.others = others;
    }

    /** Somebody's password was right: the one that was kept as this hash, or one that others know if there is none. */
    record Proof(Account account, PasswordHash hash) {}

    /**
     * The account whose password this is.
     *
     * @throws Refused wrong credentials, too fast, overloaded
     */
    Proof prove(UserName username, Secret password, String address) {
        return proveHere(username, password, address).orElseThrow(() -> {
            throttle.failed(username, address);
            return new Refused(Code.WRONG_CREDENTIALS);
        });
    }

    /**
     * The account whose password this is, if its password is kept here; empty after the same work if none is.
     *
     * @throws Refused wrong credentials, too fast, overloaded
     */
    private Optional<Proof> proveHere(UserName username, Secret password, String address) {
        throttle.check(username, address);
        Optional<Account> account = transactions.call(() -> store.find(username));
        Optional<PasswordHash> hash = account.flatMap(found -> transactions.call(() -> store.password(found.id())))
                .filter(PasswordHash::isKept);
        // asked again in turn, lest many at once get more tries than one after another
        boolean same = passwords.matches(password, hash, () -> throttle.check(username, address));
        if (hash.isPresent() && !same) {
            throttle.failed(username, address);
            throw new Refused(Code.WRONG_CREDENTIALS);
        }
        return hash.map(kept -> {
            throttle.succeeded(username);
            return new Proof(account.orElseThrow(), kept);
        });
    }

    /**
     * Like {@link #prove}, but not on this thread; for who has no password here others are asked.
     *
     * @param newcomer makes the account of who has none yet, given the name
     * @throws Refused overloaded
     */
    CompletableFuture<Proof> proveAnywhere(
            UserName username, Secret password, String address, Function<String, Account> newcomer, Executor hashing) {
        try {
            return CompletableFuture.supplyAsync(() -> proveHere(username, password, address), hashing)
                    .thenCompose(here -> here.map(CompletableFuture::completedFuture)
                            .orElseGet(() -> others.ask(username, password, () -> throttle.check(username, address))
                                    .thenApply(answer -> counted(answer, username, address))
                                    .thenApplyAsync(name -> newcomer(username, name, newcomer), hashing)));
        } catch (RejectedExecutionException full) {
            throw new Refused(Code.OVERLOADED);
        }
    }

    private Proof newcomer(UserName username, String name, Function<String, Account> newcomer) {
        Optional<Account> known = transactions.call(() -> store.find(username));
        return new Proof(known.orElseGet(() -> newcomer.apply(name)), PasswordHash.NONE);
    }

    private String counted(OtherPasswords.Answer answer, UserName username, String address) {
        if (answer.name().isPresent()) {
            throttle.succeeded(username);
            return answer.name().get();
        }
        if (answer.heard()) {
            throttle.failed(username, address);
        }
        throw new Refused(answer.certain() ? Code.WRONG_CREDENTIALS : Code.OVERLOADED);
    }

    /**
     * Keeps who is known elsewhere, without a password; nothing if another login of the same person was first.
     *
     * @return the account as it is kept
     */
    Account addNewcomer(Account account, Instant now) {
        return store.add(account, PasswordHash.NONE, now)
                ? account
                : transactions
                        .call(() -> store.find(account.username()))
                        .orElseThrow(() -> new Refused(Code.OVERLOADED));
    }

    /**
     * Holds the account's password as it is until the running transaction ends.
     *
     * @throws Refused wrong credentials, if it is no longer the one that was proven
     */
    void hold(Proof proof) {
        if (!store.lockPassword(proof.account.id()).equals(Optional.of(proof.hash))) {
            throw new Refused(Code.WRONG_CREDENTIALS);
        }
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
