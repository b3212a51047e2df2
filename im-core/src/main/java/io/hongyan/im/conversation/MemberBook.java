package io.hongyan.im.conversation;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Conversations and their members, in the database. Used inside a transaction. */
public interface MemberBook {
    /** The direct conversation of two people, who may be one. */
    Optional<Route> direct(AccountId one, AccountId other);

    /**
     * Makes the direct conversation of two people.
     *
     * @return the conversation; the transaction fails, at the latest at its commit, if there is one by now
     */
    Route createDirect(AccountId one, AccountId other);

    /** Nobody is in one that was dissolved. */
    Optional<Route> route(ConversationId conversation);

    /** What an account may do in a group, channel or room that it is in. */
    Optional<Rights> rights(ConversationId conversation, AccountId account);

    /** Those of these people who are members. */
    Set<AccountId> among(ConversationId conversation, Set<AccountId> people);

    /** How many members a group, channel or room has. */
    int count(ConversationId conversation);

    /** The crowds that an account is in, with the first entry that it sees of each. */
    Map<ConversationId, Seq> crowds(AccountId account);

    /** Whether everybody may join of their own accord, and may know of it. */
    boolean isOpen(ConversationId conversation);

    /** Empty for everybody who is no member. */
    Optional<Membership> membership(ConversationId conversation, AccountId account);

    /** Those of the account in these conversations, as far as it is a member. */
    List<Membership> memberships(Collection<ConversationId> conversations, AccountId account);

    /**
     * The account's conversations that hold anything and changed at or after a moment of the database's clock, by
     * ascending id, after a given one.
     */
    List<Membership> changed(AccountId account, long since, Optional<ConversationId> after, int limit);

    /** The members of these conversations. */
    Map<ConversationId, List<Membership>> members(Collection<ConversationId> conversations);

    /** Those members who may not see the entry at a place; nobody of a crowd, which knows by itself. */
    Set<AccountId> newcomers(ConversationId conversation, Seq seq);

    /** How many messages that mention the account are unread, for those conversations that have any. */
    Map<ConversationId, Long> mentions(AccountId account, Collection<ConversationId> conversations);

    /**
     * Moves a member's positions forward, never back, under the row's lock.
     *
     * @return where they are now; empty if the account is no member
     */
    Optional<Membership> advance(
            ConversationId conversation, AccountId account, Optional<Seq> read, Optional<Seq> delivered);

    /** Marks a member's row as changed, so that {@code sync} tells of the conversation. */
    void touch(ConversationId conversation, AccountId account);

    /**
     * Changes what a member set, under the row's lock; the log itself stays for the others.
     *
     * @return how the member stands then; empty if the account is no member
     */
    Optional<Membership> change(ConversationId conversation, AccountId account, SettingsChange change);

    /** What the account was writing, in those conversations where it was. */
    Map<ConversationId, String> drafts(AccountId account, Collection<ConversationId> conversations);

    /** Raises the rights version of the direct conversation of two people, if there is one. */
    void raiseRights(AccountId one, AccountId other);

    /** Raises the rights version of every direct conversation that somebody is in, locked in the order of their ids. */
    void raiseRights(AccountId account);

    /** The database's clock, in milliseconds since 1970. */
    long now();
}
