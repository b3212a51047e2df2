package io.hongyan.im.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** People: who there is, and what they say about themselves. */
public final class Accounts {
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final AccountStore store;
    private final Credentials credentials;
    private final Families families;
    private final Cache<AccountId, Account> byId = cache();
    private final Cache<UserName, Account> byName = cache();
    /** How often something was forgotten. */
    private final AtomicLong forgotten = new AtomicLong();

    Accounts(AccountFeature.Ground ground, AccountStore store, Credentials credentials, Families families) {
        this.transactions = ground.transactions();
        this.ids = ground.ids();
        this.clock = ground.clock();
        this.store = store;
        this.credentials = credentials;
        this.families = families;
    }

    // other nodes hear of a change when this forgets
    private static <K> Cache<K, Account> cache() {
        return Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterWrite(Duration.ofSeconds(30))
                .build();
    }

    /**
     * Makes an account. Whether registration is open is asked by the door.
     *
     * @throws Refused name taken; malformed, naming {@code password}, {@code name} or {@code locale}; overloaded
     */
    public Account register(UserName username, Secret password, String name, Locale locale) {
        return create(username, password, name, locale, Set.of());
    }

    Account create(UserName username, Secret password, String name, Locale locale, Set<String> roles) {
        Account plain = new Account(ids.account(), username, "", "", locale, Account.State.ACTIVE, roles);
        Account account = new ProfileChange(Optional.of(name), Optional.empty(), Optional.of(locale)).appliedTo(plain);
        credentials.add(account, password, now());
        return account;
    }

    /** Makes an account of somebody whose password others know. */
    Account createNewcomer(UserName username, String name) {
        Account plain = new Account(ids.account(), username, "", "", Locale.ENGLISH, Account.State.ACTIVE, Set.of());
        Account account = new ProfileChange(Optional.of(name), Optional.empty(), Optional.empty()).appliedTo(plain);
        Account kept = credentials.addNewcomer(account, now());
        forget(kept);
        return kept;
    }

    public Optional<Account> find(UserName username) {
        return Optional.ofNullable(byName.get(
                username,
                missing -> transactions.call(() -> store.find(missing)).orElse(null)));
    }

    public Optional<Account> find(AccountId id) {
        return Optional.ofNullable(byId.get(
                id, missing -> transactions.call(() -> store.find(missing)).orElse(null)));
    }

    /** Those of these accounts that there are. */
    public Map<AccountId, Account> find(Collection<AccountId> ids) {
        Map<AccountId, Account> found = new HashMap<>(byId.getAllPresent(ids));
        List<AccountId> missing =
                ids.stream().filter(id -> !found.containsKey(id)).distinct().toList();
        if (!missing.isEmpty()) {
            transactions.call(() -> store.find(missing)).forEach(account -> found.put(account.id(), account));
        }
        return found;
    }

    /** Looks up those that are not remembered, all at once, so that each of them is found without asking again. */
    public void remember(Collection<AccountId> ids) {
        Set<AccountId> known = byId.getAllPresent(ids).keySet();
        List<AccountId> missing = ids.stream().filter(id -> !known.contains(id)).toList();
        long before = forgotten.get();
        byId.putAll(find(missing));
        if (forgotten.get() != before) {
            // one of them may have changed after it was read
            byId.invalidateAll(missing);
        }
    }

    /**
     * Locks accounts until the running transaction ends, in the order of their ids: whoever locks one of them waits.
     * Locked before any conversation.
     */
    public void lock(Collection<AccountId> ids) {
        ids.stream().distinct().sorted().forEach(store::lock);
    }

    /** @throws Refused no such user */
    public Account require(UserName username) {
        return find(username).orElseThrow(() -> new Refused(Code.NO_SUCH_USER));
    }

    /**
     * Those who may log in and have the text in their user name, name, pinyin or initials; all for an empty text.
     *
     * @param after the last user name of the page before
     * @return by user name; of a few, those first with whom one of these begins so
     */
    public List<Account> search(String text, int limit, Optional<UserName> after) {
        return transactions.call(() -> store.search(text, limit, after));
    }

    /** @throws Refused no such user */
    public Account update(AccountId id, ProfileChange change) {
        return change(id, change::appliedTo);
    }

    /**
     * Changes what somebody says about themselves, one after another.
     *
     * @param change of the account as it is now, under its lock
     * @throws Refused no such user
     */
    public Account change(AccountId id, UnaryOperator<Account> change) {
        return transactions.call(() -> {
            store.lock(id);
            Account changed = store.find(id).map(change).orElseThrow(() -> new Refused(Code.NO_SUCH_USER));
            store.update(changed, now());
            transactions.afterCommit(() -> forget(changed));
            return changed;
        });
    }

    /**
     * Changes one's own password and signs all other devices out.
     *
     * @throws Refused wrong credentials, too fast, malformed, overloaded
     */
    public void changePassword(Identity who, Secret current, Secret next) {
        Credentials.Proof proof = credentials.prove(who.username(), current, "account " + who.account());
        PasswordHash hash = credentials.hash(next);
        transactions.run(() -> {
            credentials.hold(proof);
            store.changePassword(who.account(), hash, now());
            families.end(who.account(), device -> !device.equals(who.device()));
        });
    }

    /** Looks everybody up anew; called after the commit. */
    void forgetAll() {
        forgotten.incrementAndGet();
        byId.invalidateAll();
        byName.invalidateAll();
    }

    private void forget(Account account) {
        forgotten.incrementAndGet();
        byId.invalidate(account.id());
        byName.invalidate(account.username());
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
