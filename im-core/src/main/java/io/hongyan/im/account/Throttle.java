package io.hongyan.im.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hongyan.im.api.UserName;
import io.hongyan.im.packet.Refused;
import java.time.Clock;
import java.time.Duration;

/**
 * Slows who guesses passwords, for each account and for each address: after some failures the next try has to wait a
 * second, then two, four … up to a minute. A quarter of an hour without a failure forgives all.
 */
final class Throttle {
    private static final int FREE_FOR_ACCOUNT = 5;
    // many people may share an address
    private static final int FREE_FOR_ADDRESS = 30;
    private static final long FIRST_WAIT = 1_000;
    private static final long LONGEST_WAIT = 60_000;
    private static final int REMEMBERED = 100_000;

    private final Clock clock;
    private final Cache<UserName, Failures> accounts;
    private final Cache<String, Failures> addresses;

    Throttle(Clock clock) {
        this.clock = clock;
        this.accounts = cache(clock).build();
        this.addresses = cache(clock).build();
    }

    private static Caffeine<Object, Object> cache(Clock clock) {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(Duration.ofMinutes(15))
                .ticker(() -> Duration.ofMillis(clock.millis()).toNanos());
    }

    /** @throws Refused too fast, with how long to wait */
    void check(UserName account, String address) {
        long wait = Math.max(wait(accounts.getIfPresent(account)), wait(addresses.getIfPresent(address)));
        if (wait > 0) {
            throw Refused.tooFast(wait);
        }
    }

    private long wait(@org.jspecify.annotations.Nullable Failures failures) {
        return failures == null ? 0 : failures.until - clock.millis();
    }

    void failed(UserName account, String address) {
        count(accounts, account, FREE_FOR_ACCOUNT);
        count(addresses, address, FREE_FOR_ADDRESS);
    }

    void succeeded(UserName account) {
        accounts.invalidate(account);
    }

    private <K> void count(Cache<K, Failures> cache, K key, int free) {
        cache.asMap().compute(key, (same, failures) -> next(failures == null ? 1 : failures.count + 1, free));
    }

    private Failures next(int count, int free) {
        int doublings = Math.min(count - free, 10);
        long wait = doublings < 0 ? 0 : Math.min(FIRST_WAIT << doublings, LONGEST_WAIT);
        return new Failures(count, clock.millis() + wait);
    }

    private record Failures(int count, long until) {}
}
