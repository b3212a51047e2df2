package io.hongyan.im.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Transactions;
import java.util.Optional;

/** Finds the conversation that a name stands for. What it remembers is only a first refusal; the log decides. */
public final class Directory {
    private final Accounts accounts;
    private final MemberBook book;
    private final Transactions transactions;
    private final Cache<Pair, Route> directs =
            Caffeine.newBuilder().maximumSize(200_000).build();

    private record Pair(AccountId low, AccountId high) {
        static Pair of(AccountId one, AccountId other) {
            return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    public Directory(Accounts accounts, MemberBook book, Transactions transactions) {
        this.accounts = accounts;
        this.book = book;
        this.transactions = transactions;
    }

    /**
     * Whom a message is addressed to.
     *
     * @throws Refused no such user; no such conversation for what has the form of an id
     */
    public Account recipient(String to) {
        if (ConversationId.isValid(to)) {
            throw new Refused(Code.NO_SUCH_CONVERSATION);
        }
        if (!UserName.isValid(to)) {
            throw new Refused(Code.NO_SUCH_USER);
        }
        return accounts.require(new UserName(to));
    }

    /**
     * Whom somebody writes to under this name.
     *
     * @throws Refused as {@link #recipient}
     */
    public Address address(Identity who, String to) {
        return new DirectAddress(this, who.account(), recipient(to));
    }

    /** The direct conversation of two people, if there is one. */
    public Optional<Route> direct(AccountId one, AccountId other) {
        Pair pair = Pair.of(one, other);
        Optional<Route> known = Optional.ofNullable(directs.getIfPresent(pair));
        if (known.isPresent()) {
            return known;
        }
        Optional<Route> stored = transactions.call(() -> book.direct(pair.low, pair.high));
        stored.ifPresent(route -> directs.put(pair, route));
        return stored;
    }

    /** The direct conversation of two people, made if there is none. */
    public Route openDirect(AccountId one, AccountId other) {
        return direct(one, other).orElseGet(() -> create(one, other));
    }

    private Route create(AccountId one, AccountId other) {
        try {
            return transactions.call(() -> book.createDirect(one, other));
        } catch (RuntimeException failure) {
            // somebody may have made it at the same time
            return direct(one, other).orElseThrow(() -> failure);
        }
    }

    /** Looks again where a route was found to be out of date. */
    public void forget(AccountId one, AccountId other) {
        directs.invalidate(Pair.of(one, other));
    }

    /**
     * The conversation that a member names by its id or by the other's user name.
     *
     * @return empty if it is the direct one with somebody whom nothing was ever written to
     * @throws Refused no such user; no such conversation, also for who is no member
     */
    public Optional<Route> find(Identity who, String name) {
        if (!ConversationId.isValid(name)) {
            return direct(who.account(), recipient(name).id());
        }
        return Optional.of(transactions
                .call(() -> book.route(ConversationId.of(name)))
                .filter(route -> route.members().contains(who.account()))
                .orElseThrow(() -> new Refused(Code.NO_SUCH_CONVERSATION)));
    }
}
