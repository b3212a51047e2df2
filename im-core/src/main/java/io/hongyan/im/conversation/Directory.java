package io.hongyan.im.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.Kind;
import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Transactions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the conversation that a name stands for. What it remembers is only a first refusal; the log decides. */
public final class Directory {
    private final Accounts accounts;
    private final MemberBook book;
    private final Transactions transactions;
    private final Consent consent;
    private final Cache<Pair, Direct> directs =
            Caffeine.newBuilder().maximumSize(200_000).build();

    private final Cache<ConversationId, Route> routes = Caffeine.newBuilder()
            .maximumWeight(5_000_000)
            .weigher((ConversationId id, Route route) -> route.members().size() + 1)
            .build();

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

    /** For a place where everybody may write to everybody. */
    public Directory(Accounts accounts, MemberBook book, Transactions transactions) {
        this(accounts, book, transactions, Consent.EVERYBODY);
    }

    public Directory(Accounts accounts, MemberBook book, Transactions transactions, Consent consent) {
        this.accounts = accounts;
        this.book = book;
        this.transactions = transactions;
        this.consent = consent;
    }

    /**
     * Whom somebody writes to under this name.
     *
     * @throws Refused no such user; that somebody is not in a group is found out later
     */
    public Address address(Identity who, String to) {
        if (ConversationId.isValid(to)) {
            return new GroupAddress(this, who.account(), ConversationId.of(to));
        }
        return new DirectAddress(this, who.account(), recipient(to));
    }

    /** What a member calls a conversation when writing to it: the other's user name, or its id. */
    public String name(Identity who, ConversationId conversation) {
        Route route = ofMember(who.account(), conversation);
        if (route.kind() != Kind.DIRECT) {
            return conversation.toString();
        }
        AccountId other = route.members().stream()
                .filter(member -> !member.equals(who.account()))
                .findAny()
                .orElse(who.account());
        return accounts.find(other).orElseThrow().username().value();
    }

    private Account recipient(String to) {
        if (!UserName.isValid(to)) {
            throw new Refused(Code.NO_SUCH_USER);
        }
        return accounts.require(new UserName(to));
    }

    /** The direct conversation of two people, if there is one. */
    public Optional<Route> direct(AccountId one, AccountId other) {
        return known(Pair.of(one, other)).map(Direct::route);
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
     * The direct conversation of two people, made if there is none.
     *
     * @throws Refused if there is none and the other takes no messages from the first
     */
    public Route openDirect(AccountId from, AccountId to) {
        return open(from, to).route;
    }

    /**
     * Where somebody writes to another, made if there is nothing yet.
     *
     * @throws Refused if the other takes no messages from them
     */
    Route openDirect(AccountId from, AccountId to, boolean again) {
        if (again) {
            forget(from, to);
        }
        Direct direct = open(from, to);
        if (direct.silenced.contains(from)) {
            if (!again) {
                // another node may know better by now
                return openDirect(from, to, true);
            }
            throw new Refused(Code.NOT_WANTED);
        }
        return direct.route;
    }

    private Direct open(AccountId from, AccountId to) {
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

    /** Whether somebody takes messages from another, as far as is known. */
    public boolean isOpen(AccountId from, AccountId to) {
        return consent.isGiven(from, to);
    }

    /** The same, asked again if it is not. */
    void refuseUnwanted(AccountId from, AccountId to) {
        if (!consent.isGiven(from, to) && !transactions.call(() -> consent.isGivenNow(from, to))) {
            throw new Refused(Code.NOT_WANTED);
        }
    }

    /**
     * Refuses what somebody does in a conversation if the other of a direct one takes no messages from them. Asked
     * inside the transaction that does it, after the conversation was locked.
     *
     * @throws Refused never told why
     */
    public void requireConsent(Route route, AccountId from) {
        boolean given = route.kind() != Kind.DIRECT
                || route.members().stream().allMatch(member -> consent.isGivenNow(from, member));
        if (!given) {
            throw new Refused(Code.NOT_WANTED);
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
        return Optional.of(ofMember(who.account(), ConversationId.of(name)));
    }

    /**
     * A group that somebody is in.
     *
     * @throws Refused no such conversation
     */
    Route group(AccountId who, ConversationId group) {
        Route route = ofMember(who, group);
        if (route.kind() != Kind.GROUP) {
            throw new Refused(Code.NO_SUCH_CONVERSATION);
        }
        return route;
    }

    private Route ofMember(AccountId who, ConversationId conversation) {
        return route(conversation)
                .filter(known -> known.members().contains(who))
                .or(() -> {
                    // another node may have let somebody in
                    forget(conversation);
                    return route(conversation);
                })
                .filter(route -> route.members().contains(who))
                .orElseThrow(() -> new Refused(Code.NO_SUCH_CONVERSATION));
    }

    /** A conversation by its id, whoever asks. */
    Optional<Route> route(ConversationId conversation) {
        return Optional.ofNullable(routes.get(
                conversation, id -> transactions.call(() -> book.route(id)).orElse(null)));
    }

    /** Looks again: somebody came or went. Called after the commit. */
    public void forget(ConversationId conversation) {
        routes.invalidate(conversation);
    }
}
