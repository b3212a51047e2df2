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

    private final Routes routes;

    private record Pair(AccountId low, AccountId high) {
        static Pair of(AccountId one, AccountId other) {
            return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    public Directory(Accounts accounts, MemberBook book, Transactions transactions) {
        this.accounts = accounts;
        this.book = book;
        this.transactions = transactions;
        this.routes = new Routes(book, transactions);
    }

    /**
     * Whom somebody writes to under this name.
     *
     * @throws Refused no such user; that somebody is not in a group is found out later
     */
    public Address address(Identity who, String to) {
        if (ConversationId.isValid(to)) {
            return new GroupAddress(routes, who.account(), ConversationId.of(to));
        }
        return new DirectAddress(this, who.account(), recipient(to));
    }

    private Account recipient(String to) {
        if (!UserName.isValid(to)) {
            throw new Refused(Code.NO_SUCH_USER);
        }
        return accounts.require(new UserName(to));
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
     * @throws Refused no such user; no such conversation, or not a member of an open one, for who is not in it
     */
    public Optional<Route> find(Identity who, String name) {
        if (!ConversationId.isValid(name)) {
            return direct(who.account(), recipient(name).id());
        }
        return Optional.of(routes.ofMember(who.account(), ConversationId.of(name)));
    }

    /**
     * What somebody may do in a group, channel or room.
     *
     * @throws Refused no such conversation, or not a member
     */
    public Rights rights(AccountId who, Route route) {
        return routes.rights(who, route);
    }

    /** A conversation as plugins may know it; asked inside a transaction. */
    public ConversationView view(Route route) {
        return new ConversationView(route, accounts, book);
    }

    /** Looks again: somebody came or went. Called after the commit. */
    public void forget(ConversationId conversation) {
        routes.forget(conversation);
    }
}
