package io.hongyan.im.account.storage;

import io.hongyan.im.account.Account;
import io.hongyan.im.account.AccountStore;
import io.hongyan.im.account.PasswordHash;
import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.storage.Transactions;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Accounts in the database. */
public final class JpaAccountStore implements AccountStore {
    private final Transactions transactions;
    private final NameTokens tokens;
    private final NameFill fill;
    private final AccountSearch search;

    public JpaAccountStore(Transactions transactions) {
        this.transactions = transactions;
        this.tokens = new NameTokens(transactions);
        this.fill = NameFill.open(transactions, tokens);
        this.search = new AccountSearch(transactions, tokens, fill::isWhole);
    }

    @Override
    public boolean add(Account account, PasswordHash password, Instant now) {
        try {
            transactions.run(() -> add(row(account, password, now)));
            return true;
        } catch (PersistenceException failure) {
            if (transactions.call(() -> find(account.username())).isPresent()) {
                return false;
            }
            throw failure;
        }
    }

    private void add(AccountRow row) {
        transactions.entities().persist(row);
        tokens.write(List.of(row));
    }

    private static AccountRow row(Account account, PasswordHash password, Instant now) {
        AccountRow row = new AccountRow();
        row.id = account.id().value();
        row.username = account.username().value();
        row.password = password.value();
        row.profile(account);
        row.state = account.state().name();
        row.roles = String.join(",", account.roles());
        row.created = now.toEpochMilli();
        row.changed = row.created;
        return row;
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return find(id.value()).map(AccountRow::account);
    }

    @Override
    public Optional<Account> find(UserName username) {
        return transactions
                .entities()
                .createQuery("select a from AccountRow a where a.username = :username", AccountRow.class)
                .setParameter("username", username.value())
                .getResultStream()
                .findFirst()
                .map(AccountRow::account);
    }

    @Override
    public Optional<PasswordHash> password(AccountId id) {
        return find(id.value()).map(row -> new PasswordHash(row.password));
    }

    @Override
    public Optional<PasswordHash> lockPassword(AccountId id) {
        return Optional.ofNullable(
                        transactions.entities().find(AccountRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .map(row -> new PasswordHash(row.password));
    }

    @Override
    public List<Account> find(Collection<AccountId> ids) {
        return transactions
                .entities()
                .createQuery("select a from AccountRow a where a.id in ?1", AccountRow.class)
                .setParameter(1, ids.stream().map(AccountId::value).toList())
                .getResultStream()
                .map(AccountRow::account)
                .toList();
    }

    @Override
    public void lock(AccountId id) {
        transactions.entities().find(AccountRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    @Override
    public void update(Account account, Instant now) {
        find(account.id().value()).ifPresent(row -> {
            String before = row.search;
            row.profile(account);
            row.changed = now.toEpochMilli();
            if (!row.search.equals(before)) {
                tokens.write(List.of(row));
            }
        });
    }

    @Override
    public void changePassword(AccountId id, PasswordHash password, Instant now) {
        find(id.value()).ifPresent(row -> {
            row.password = password.value();
            row.changed = now.toEpochMilli();
        });
    }

    @Override
    public List<Account> search(String text, int limit, Optional<UserName> after) {
        return search.find(text, limit, after).stream().map(AccountRow::account).toList();
    }

    @Override
    public void index(BooleanSupplier time) {
        fill.goOn(time);
    }

    private Optional<AccountRow> find(long id) {
        return Optional.ofNullable(transactions.entities().find(AccountRow.class, id));
    }
}
