package io.hongyan.im.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Transactions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Direct conversations as they are remembered: where they are and who may write there. */
final class Directs {
    private final MemberBook book;
    private final Transactions transactions;
    private final Consent consent;
    private final Cache<Pair, Direct> directs =
            Caffeine.newBuilder().maximumSize(200_000).build();

    private record Pair(AccountId low, AccountId high) {
        static Pair of(AccountId one, AccountId other) {
            return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
        }

        AccountId other(AccountId one) {
            return one.equals(low) ? high : low;
        }
    }

    /**
     * A direct conversation.
     *
     * @param silenced those who may not write to the other; asked after the route's rights version was read, so that who
     *     is silenced later raises it
     */
    private record Direct(Route route, Set<AccountId> silenced) {}

    Directs(MemberBook book, Transactions transactions, Consent consent) {
        this.book = book;
        this.transactions = transactions;
        this.consent = consent;
    }

    /** The direct conversation of two people, if there is one. */
    Optional<Route> find(AccountId one, AccountId other) {
        return known(Pair.of(one, other)).map(Direct::route);
    }

    /** The same, made if there is none. */
    Route open(AccountId from, AccountId to) {
        return knownOrMade(from, to).route;
    }

    void forget(AccountId one, AccountId other) {
        directs.invalidate(Pair.of(one, other));
    }

    private Optional<Direct> known(Pair pair) {
        Optional<Direct> known = Optional.ofNullable(directs.getIfPresent(pair));
        if (known.isPresent()) {
            return known;
        }
        Optional<Direct> stored =
                transactions.call(() -> book.direct(pair.low, pair.high).map(route -> direct(route, pair)));
        stored.ifPresent(direct -> directs.put(pair, direct));
        return stored;
    }

    private Direct direct(Route route, Pair pair) {
        return new Direct(
                route,
                Stream.of(pair.low, pair.high)
                        .filter(each -> !consent.isGivenNow(each, pair.other(each)))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Where somebody writes to another, made if there is nothing yet.
     *
     * @param seen a rights version that the log was found to have; 0 if it was not looked at
     * @throws Refused if the other takes no messages from them
     */
    Route write(AccountId from, AccountId to, long seen) {
        Direct direct = knownOrMade(from, to);
        // another node may know better by now
        boolean doubtful = seen == 0 && direct.silenced.contains(from);
        if (doubtful || direct.route.rightsVersion() < seen) {
            forget(from, to);
            direct = knownOrMade(from, to);
        }
        if (direct.silenced.contains(from)) {
            throw new Refused(Code.NOT_WANTED);
        }
        return direct.route;
    }

    private Direct knownOrMade(AccountId from, AccountId to) {
        return known(Pair.of(from, to)).orElseGet(() -> create(from, to));
    }

    private Direct create(AccountId from, AccountId to) {
        Pair pair = Pair.of(from, to);
        try {
            return transactions.call(() -> {
                // else who is blocked meanwhile would find the conversation open
                consent.hold(from, to);
                if (!consent.isGivenNow(from, to)) {
                    throw new Refused(Code.NOT_WANTED);
                }
                return direct(book.createDirect(from, to), pair);
            });
        } catch (RuntimeException failure) {
            // somebody may have made it at the same time
            return known(pair).orElseThrow(() -> failure);
        }
    }
}
