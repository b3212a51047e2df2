package io.hongyan.im.account;

import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The accounts as they are kept. */
public interface AccountStore {
    /** Keeps a new account; false, and nothing kept, if its user name is taken. */
    boolean add(Account account, PasswordHash password, Instant now);

    Optional<Account> find(AccountId id);

    Optional<Account> find(UserName username);

    Optional<PasswordHash> password(AccountId id);

    /** The same, and nobody else may change it before the running transaction has ended. */
    Optional<PasswordHash> lockPassword(AccountId id);

    /** Those of these accounts that there are. */
    List<Account> find(Collection<AccountId> ids);

    /** Nobody else may lock it before the running transaction has ended. */
    void lock(AccountId id);

    /** Keeps what the account says about itself by now. */
    void update(Account account, Instant now);

    void changePassword(AccountId id, PasswordHash password, Instant now);

    /**
     * Those who may log in and have the text in their user name, name, pinyin or initials, by user name; of a few, those
     * first with whom one of these begins so.
     */
    List<Account> search(String text, int limit, Optional<UserName> after);

    /**
     * Goes on with the index that {@link #search} asks, where accounts are older than it, while there is time, and a step
     * even if there is none; returns at once when it is whole or another node is at it. Until then everybody is looked
     * through. Outside a transaction; from any thread.
     */
    void index(BooleanSupplier time);
}
