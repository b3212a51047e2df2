package io.hongyan.im.contact;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.contact.Contact.State;
import io.hongyan.im.contact.Contact.Tie;
import io.hongyan.im.conversation.Consent;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.storage.Transactions;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who takes messages from whom, and who sees whom, remembered for a minute. */
final class Circles implements Consent, Sight {
    // other nodes hear of a change when this forgets
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final Accounts accounts;
    private final ContactBook book;
    private final Transactions transactions;
    private final Writers writers;
    private final Organisation organisation;
    private final Cache<AccountId, Circle> circles = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumWeight(4_000_000)
            .weigher((AccountId owner, Circle circle) -> circle.size() + 16)
            .build();
    private final Cache<AccountId, Boolean> reserved = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(200_000)
            .build();

    Circles(
            Accounts accounts,
            ContactBook book,
            Transactions transactions,
            Writers writers,
            Organisation organisation) {
        this.accounts = accounts;
        this.book = book;
        this.transactions = transactions;
        this.writers = writers;
        this.organisation = organisation;
    }

    @Override
    public boolean isGiven(AccountId from, AccountId to) {
        return from.equals(to) || isGiven(circle(from), from, to);
    }

    private boolean isGiven(Circle circle, AccountId from, AccountId to) {
        return !circle.isBlockedBy(to)
                && (circle.knows(to) || (writers != Writers.CONTACTS && !isReserved(to)))
                && isShared(from, to);
    }

    @Override
    public boolean isGivenNow(AccountId from, AccountId to) {
        if (from.equals(to)) {
            return true;
        }
        Tie tie = book.tie(to, from).orElse(Tie.NOTHING);
        return !tie.blocked()
                && (tie.state() == State.BOTH
                        || (writers != Writers.CONTACTS
                                && book.reserved(List.of(to)).isEmpty()))
                && isShared(from, to);
    }

    @Override
    public void hold(AccountId one, AccountId other) {
        accounts.lock(List.of(one, other));
    }

    @Override
    public Set<AccountId> among(AccountId viewer, Collection<AccountId> people) {
        Circle circle = circle(viewer);
        Set<AccountId> strangers = people.stream()
                .filter(person -> !circle.knows(person) && !person.equals(viewer))
                .collect(Collectors.toSet());
        Set<AccountId> hidden = hidden(viewer, strangers);
        return people.stream()
                .filter(person -> person.equals(viewer)
                        || (!circle.isBlockedBy(person)
                                && !circle.blocks(person)
                                && !hidden.contains(person)
                                && isShared(viewer, person)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those of people who don't know the viewer that take no messages from the viewer, or the viewer none from them. */
    private Set<AccountId> hidden(AccountId viewer, Set<AccountId> strangers) {
        if (strangers.isEmpty() || writers == Writers.CONTACTS || isReserved(viewer)) {
            return strangers;
        }
        return strangers.size() > 1
                ? transactions.call(() -> book.reserved(strangers))
                : strangers.stream().filter(this::isReserved).collect(Collectors.toSet());
    }

    @Override
    public List<AccountId> contacts(AccountId owner, int limit) {
        return circle(owner).friends(limit);
    }

    /** Whether somebody chose to take messages from contacts alone. */
    boolean isReserved(AccountId person) {
        return Optional.ofNullable(reserved.get(
                        person,
                        key -> transactions.call(
                                () -> !book.reserved(List.of(key)).isEmpty())))
                .orElse(false);
    }

    /** Looks again: what is between two people has changed. Called after the commit. */
    void forget(Collection<AccountId> people) {
        circles.invalidateAll(new HashSet<>(people));
    }

    /** Looks again: somebody chose. Called after the commit. */
    void forgetChoice(AccountId person) {
        reserved.invalidate(person);
    }

    private Circle circle(AccountId person) {
        return java.util.Objects.requireNonNull(circles.get(person, key -> transactions.call(() -> book.circle(key))));
    }

    private boolean isShared(AccountId one, AccountId other) {
        return writers != Writers.ORGANISATION || organisation.isShared(one, other);
    }
}
