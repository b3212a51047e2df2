package io.hongyan.im.account;

import io.hongyan.im.account.storage.JpaAccountStore;
import io.hongyan.im.account.storage.JpaDeviceStore;
import io.hongyan.im.account.storage.JpaSettingStore;
import io.hongyan.im.account.storage.JpaStaffStore;
import io.hongyan.im.id.Ids;
import io.hongyan.im.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/** Accounts and logins, built whole over one database whose migrations have run. */
public final class AccountFeature {
    private final AccountStore store;
    private final Accounts accounts;
    private final Logins logins;
    private final Staff staff;

    /**
     * With all devices that people like.
     *
     * @param listeners hear of devices that were signed out
     */
    public AccountFeature(
            Transactions transactions, Ids ids, Clock clock, List<SignOutListener> listeners, Elsewhere elsewhere) {
        this(transactions, ids, clock, Rules.of(listeners), elsewhere);
    }

    public AccountFeature(Transactions transactions, Ids ids, Clock clock, Rules rules, Elsewhere elsewhere) {
        this(new Ground(transactions, ids, clock), new Passwords(), rules, elsewhere);
    }

    AccountFeature(Ground ground, Passwords passwords, List<SignOutListener> listeners, Elsewhere elsewhere) {
        this(ground, passwords, Rules.of(listeners), elsewhere);
    }

    AccountFeature(Ground ground, Passwords passwords, Rules rules, Elsewhere elsewhere) {
        Transactions transactions = ground.transactions();
        Clock clock = ground.clock();
        this.store = new JpaAccountStore(transactions);
        AccessTokens tokens = new AccessTokens(new JpaSettingStore(transactions), clock);
        Families families = new Families(ground, new JpaDeviceStore(transactions), tokens, rules);
        Credentials credentials =
                new Credentials(transactions, store, passwords, new Throttle(clock), elsewhere.passwords);
        this.accounts = new Accounts(ground, store, credentials, families);
        this.staff = new Staff(transactions, accounts, new JpaStaffStore(transactions));
        this.logins = new Logins(accounts, credentials, families, tokens, elsewhere.hashing);
    }

    public Accounts accounts() {
        return accounts;
    }

    public Staff staff() {
        return staff;
    }

    public Logins logins() {
        return logins;
    }

    /**
     * Brings what people are found by on for a while where accounts are older than it, to be called about once a second;
     * returns at once when all is done.
     */
    public void index(Duration slice) {
        long end = System.nanoTime() + slice.toNanos();
        store.index(() -> System.nanoTime() - end < 0);
    }

    /**
     * Who else knows passwords.
     *
     * @param hashing where passwords are hashed, and logins go on after others were asked
     */
    public record Elsewhere(OtherPasswords passwords, Executor hashing) {}

    /**
     * What holds for devices.
     *
     * @param listeners hear of devices that were signed out
     */
    public record Rules(List<SignOutListener> listeners, DevicePolicy devices) {
        public Rules {
            listeners = List.copyOf(listeners);
        }

        static Rules of(List<SignOutListener> listeners) {
            return new Rules(listeners, DevicePolicy.ALL);
        }
    }

    /** What everything here stands on. */
    record Ground(Transactions transactions, Ids ids, Clock clock) {}
}
