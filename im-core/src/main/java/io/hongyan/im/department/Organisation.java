package io.hongyan.im.department;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Post;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DepartmentId;
import io.hongyan.im.storage.Transactions;
import java.time.Duration;
import java.util.Optional;

/** Who belongs together. Quick: from memory, of the last 30 seconds if another node changed it. */
public final class Organisation {
    private final Transactions transactions;
    private final Accounts accounts;
    private final DepartmentBook book;
    private final Cache<DepartmentId, DepartmentId> tops = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    public Organisation(Transactions transactions, Accounts accounts, DepartmentBook book) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.book = book;
    }

    /** Whether two people have the same department at the top; who has no department belongs to nobody. */
    public boolean isShared(AccountId one, AccountId other) {
        return top(one).filter(top -> top(other).filter(top::equals).isPresent())
                .isPresent();
    }

    private Optional<DepartmentId> top(AccountId person) {
        return accounts.find(person)
                .flatMap(Account::post)
                .map(Post::department)
                .flatMap(this::top);
    }

    private Optional<DepartmentId> top(DepartmentId department) {
        return Optional.ofNullable(tops.get(
                department,
                missing -> transactions.call(() -> book.top(missing)).orElse(null)));
    }

    /** The tree has changed; called after the commit. */
    void forget() {
        tops.invalidateAll();
    }
}
