package io.hongyan.im.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hongyan.im.account.AccessTokens.Proof;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DeviceId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The families of tokens: begun by a login, continued by refreshing, ended by signing out. */
final class Families {
    /** More devices than anybody has; the one that was not seen for longest gives way. */
    private static final int DEVICES = 50;

    private static final Duration SEEN_ANEW = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final DeviceStore store;
    private final AccessTokens tokens;
    private final Ids ids;
    private final Clock clock;
    private final AccountFeature.Rules rules;

    // other nodes hear of a sign-out when this forgets
    private final Cache<Key, DeviceLogin> alive = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    Families(AccountFeature.Ground ground, DeviceStore store, AccessTokens tokens, AccountFeature.Rules rules) {
        this.transactions = ground.transactions();
        this.ids = ground.ids();
        this.clock = ground.clock();
        this.store = store;
        this.tokens = tokens;
        this.rules = rules;
    }

    /** @param proven asked first in the transaction; what it throws comes out */
    TokenPair begin(Identity who, DeviceInfo info, String address, Runnable proven) {
        Instant now = now();
        RefreshToken refresh = RefreshToken.first();
        Family family = Family.begin(ids.next(), refresh, now);
        transactions.run(() -> {
            proven.run();
            store.put(new DeviceLogin(who.account(), new Device(info, address, now, now), family));
            displace(who.account(), info);
            store.all(who.account()).stream()
                    .skip(DEVICES)
                    .forEach(old -> end(who.account(), old.device().info().id()));
            transactions.afterCommit(() -> alive.invalidate(new Key(who.account(), who.device())));
        });
        return pair(who, family, refresh);
    }

    /** A new pair for this token, and whose it is; empty, and the device signed out, if the token was exchanged before. */
    Optional<DeviceLogin> exchange(RefreshToken old, RefreshToken next) {
        return transactions.call(() -> {
            Optional<DeviceLogin> login = store.lock(old.selector());
            Optional<DeviceLogin> exchanged = login.flatMap(
                    found -> found.family().exchanged(old, next, now()).map(found::with));
            exchanged.ifPresentOrElse(
                    this::continueWith,
                    () -> login.ifPresent(
                            found -> end(found.account(), found.device().info().id())));
            return exchanged;
        });
    }

    private void continueWith(DeviceLogin login) {
        store.exchange(login);
        Key key = new Key(login.account(), login.device().info().id());
        transactions.afterCommit(() -> alive.invalidate(key));
    }

    TokenPair pair(Identity who, Family family, RefreshToken refresh) {
        String access = tokens.sign(new Proof(who, family.id(), family.generation()));
        return new TokenPair(access, refresh.text(), AccessTokens.LIFE.toSeconds());
    }

    /**
     * The device that a token speaks for.
     *
     * @throws Refused token ended, if the device was signed out since or the pair was replaced
     */
    DeviceLogin check(Proof proof) {
        Key key = new Key(proof.who().account(), proof.who().device());
        DeviceLogin login = login(key);
        if (login != null && login.family().generation() < proof.generation()) {
            alive.invalidate(key);
            login = login(key);
        }
        if (login == null || !login.family().accepts(proof.family(), proof.generation())) {
            throw new Refused(Code.TOKEN_ENDED);
        }
        if (!login.family().used() && proof.generation() == login.family().generation()) {
            Family used = login.family();
            transactions.run(() -> store.used(used));
            alive.invalidate(key);
        }
        return login;
    }

    private @Nullable DeviceLogin login(Key key) {
        return alive.get(
                key,
                missing -> transactions
                        .call(() -> store.find(missing.account, missing.device))
                        .orElse(null));
    }

    /** Whether the family of this device was begun not longer ago than that. */
    boolean isFresh(Identity who, Duration age) {
        DeviceLogin login = login(new Key(who.account(), who.device()));
        return login != null && !login.device().since().isBefore(now().minus(age));
    }

    List<DeviceLogin> all(AccountId account) {
        Instant now = now();
        return transactions.call(() -> store.all(account)).stream()
                .filter(login -> login.family().expires().isAfter(now))
                .toList();
    }

    /** Keeps what a device told about itself now; soon after the last time only if it is new. */
    void arrived(DeviceLogin login, DeviceInfo info, String address) {
        Device known = login.device();
        boolean same = known.info().equals(info) && known.address().equals(address);
        if (!same || known.lastSeen().plus(SEEN_ANEW).isBefore(now())) {
            seen(login.account(), info, address, now());
        }
    }

    void seen(AccountId account, DeviceId device, String address, Instant when) {
        DeviceLogin login = login(new Key(account, device));
        if (login != null) {
            seen(account, login.device().info(), address, when);
        }
    }

    private void seen(AccountId account, DeviceInfo info, String address, Instant when) {
        transactions.run(() -> {
            store.seen(account, new Device(info, address, when, when));
            transactions.afterCommit(() -> alive.invalidate(new Key(account, info.id())));
        });
    }

    /** Ends the tokens of these devices, in the running transaction if there is one. */
    void end(AccountId account, Predicate<DeviceId> which) {
        transactions.run(() -> store.all(account).stream()
                .map(login -> login.device().info().id())
                .filter(which)
                .forEach(device -> end(account, device)));
    }

    private void end(AccountId account, DeviceId device) {
        end(account, device, listener -> listener.signedOut(account, device));
    }

    /** Under the account's lock, so that of two logins at once the later one stays. */
    private void displace(AccountId account, DeviceInfo newcomer) {
        store.all(account).stream()
                .map(login -> login.device().info())
                .filter(other -> rules.devices().displaces(newcomer, other))
                .forEach(other ->
                        end(account, other.id(), listener -> listener.displaced(account, other.id(), newcomer)));
    }

    private void end(AccountId account, DeviceId device, Consumer<SignOutListener> told) {
        if (store.remove(account, device)) {
            transactions.afterCommit(() -> {
                alive.invalidate(new Key(account, device));
                rules.listeners().forEach(told);
            });
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private record Key(AccountId account, DeviceId device) {}
}
