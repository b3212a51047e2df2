package io.hongyan.im.account;

import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DepartmentId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Transactions;
import java.util.List;
import java.util.Optional;

/** Who works where; that there is such a department is known to who asks. */
public final class Staff {
    private final Transactions transactions;
    private final Accounts accounts;
    private final StaffStore store;

    Staff(Transactions transactions, Accounts accounts, StaffStore store) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.store = store;
    }

    /** A place in the list of a department's people. */
    public record Place(int order, long account) {
        public static final Place BEGIN = new Place(Integer.MIN_VALUE, 0);
    }

    /** Those of a department who may log in, by their order, after a place. */
    public List<Account> of(DepartmentId department, Place after, int limit) {
        return transactions.call(() -> store.of(department, after, limit));
    }

    /** Whether nobody works there, not even somebody who is suspended. */
    public boolean isEmpty(DepartmentId department) {
        return transactions.call(() -> store.isEmpty(department));
    }

    /**
     * Gives somebody a post, or takes it.
     *
     * @throws Refused no such user
     */
    public Account assign(AccountId id, Optional<Post> post) {
        return accounts.change(id, account -> account.withPost(post));
    }

    /**
     * Takes somebody's post in a department.
     *
     * @throws Refused no such user there
     */
    public Account dismiss(AccountId id, DepartmentId department) {
        return accounts.change(
                id,
                account -> account.post()
                        .filter(post -> post.department().equals(department))
                        .map(post -> account.withPost(Optional.empty()))
                        .orElseThrow(() -> new Refused(Code.NO_SUCH_USER)));
    }

    /** Everybody of one department goes to another. */
    public void move(DepartmentId from, DepartmentId to) {
        transactions.run(() -> {
            store.move(from, to);
            transactions.afterCommit(accounts::forgetAll);
        });
    }

    /** Those who work in a department or below it, by id, after one. */
    public List<AccountId> below(DepartmentId department, Optional<AccountId> after, int limit) {
        return transactions.call(() -> store.below(department, after, limit));
    }

    /** Like {@link Accounts#search}, among those who work in a department or below it. */
    public List<Account> search(DepartmentId department, String text, int limit, Optional<UserName> after) {
        return transactions.call(() -> store.search(department, text, limit, after));
    }
}
