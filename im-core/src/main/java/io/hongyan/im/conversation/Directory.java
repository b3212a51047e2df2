package io.hongyan.im.conversation;

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

/** Finds the conversation that a name stands for. What it remembers is only a first refusal; the log decides. */
public final class Directory {
    private final Accounts accounts;
    private final MemberBook book;
    private final Transactions transactions;
    private final Consent consent;
    private final Directs directs;
    private final Routes routes;

    /** For a place where everybody may write to everybody. */
    public Directory(Accounts accounts, MemberBook book, Transactions transactions) {
        this(accounts, book, transactions, Consent.EVERYBODY);
    }

    public Directory(Accounts accounts, MemberBook book, Transactions transactions, Consent consent) {
        this.accounts = accounts;
        this.book = book;
        this.transactions = transactions;
        this.consent = consent;
        this.directs = new Directs(book, transactions, consent);
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

    /** What a member calls a conversation when writing to it: the other's user name, or its id. */
    public String name(Identity who, ConversationId conversation) {
        Route route = routes.ofMember(who.account(), conversation);
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
        return directs.find(one, other);
    }

    /**
     * The direct conversation of two people, made if there is none.
     *
     * @throws Refused if there is none and the other takes no messages from the first
     */
    public Route openDirect(AccountId from, AccountId to) {
        return directs.open(from, to);
    }

    /**
     * Where somebody writes to another, made if there is nothing yet.
     *
     * @param seen a rights version that the log was found to have
     * @throws Refused if the other takes no messages from them
     */
    Route openDirect(AccountId from, AccountId to, long seen) {
        return directs.write(from, to, seen);
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
        directs.forget(one, other);
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
