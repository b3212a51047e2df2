package io.hongyan.im.contact;

import io.hongyan.im.contact.Contact.Tie;
import io.hongyan.im.id.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rosters in the database. Used inside a transaction; whoever changes something has locked both accounts. */
public interface ContactBook {
    /** What somebody is to a person; empty if nothing was ever between them, or is forgotten. */
    Optional<Contact> find(AccountId owner, AccountId other);

    /** The tie alone, as it stands at this moment, whatever the transaction has read before. */
    Optional<Tie> tie(AccountId owner, AccountId other);

    /**
     * Keeps it; nothing is not kept unless it was something.
     *
     * @param due when a sweep is to look at it
     */
    void put(Contact contact, long due);

    void delete(Contact contact);

    /** How much a person's roster holds. */
    Tally tally(AccountId owner);

    /**
     * How much a roster holds.
     *
     * @param kept contacts and blocked people
     * @param rows all of it, also what is gone but not forgotten
     */
    record Tally(long kept, long requested, long asked, long rows) {}

    /** The first of a roster after a person, by the other's id. */
    List<Contact> shown(AccountId owner, Optional<AccountId> after, int limit);

    /** The same of what changed at or after a moment of the database's clock, also what is gone. */
    List<Contact> changed(AccountId owner, long since, Optional<AccountId> after, int limit);

    Circle circle(AccountId owner);

    /** Those who know a person. */
    List<AccountId> knowing(AccountId other);

    /** Has those who know a person see a change. */
    void touch(AccountId other, long now);

    /** Those of these people who take messages from their contacts alone. */
    Set<AccountId> reserved(Collection<AccountId> people);

    void reserve(AccountId person, boolean reserved);

    /** Owner and other of what a sweep is to look at, the longest due first. */
    List<Contact> due(long now, int limit);

    /** The database's clock, in milliseconds since 1970. */
    long now();
}
