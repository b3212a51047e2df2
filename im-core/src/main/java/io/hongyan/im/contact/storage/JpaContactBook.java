package io.hongyan.im.contact.storage;

import io.hongyan.im.contact.Circle;
import io.hongyan.im.contact.Contact;
import io.hongyan.im.contact.Contact.State;
import io.hongyan.im.contact.Contact.Tie;
import io.hongyan.im.contact.ContactBook;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.storage.DatabaseClock;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.Transactions;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Rosters as rows. */
public final class JpaContactBook implements ContactBook {
    private static final String NONE = State.NONE.word();
    private static final String BOTH = State.BOTH.word();

    private final Transactions transactions;

    public JpaContactBook(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Contact> find(AccountId owner, AccountId other) {
        return row(owner, other).map(RosterRow::contact);
    }

    private Optional<RosterRow> row(AccountId owner, AccountId other) {
        return Optional.ofNullable(entities().find(RosterRow.class, new RosterRow.Key(owner, other)));
    }

    @Override
    public Optional<Tie> tie(AccountId owner, AccountId other) {
        // columns and no row: a row that this transaction has read before may be out of date
        return entities()
                .createQuery(
                        "select state, blocked, greeting, asked, refused from RosterRow where owner = ?1 and other = ?2",
                        Object[].class)
                .setParameter(1, owner.value())
                .setParameter(2, other.value())
                .getResultStream()
                .findFirst()
                .map(row -> new Tie(
                        State.of((String) row[0]), (Boolean) row[1], (String) row[2], (Long) row[3], (Long) row[4]));
    }

    @Override
    public void put(Contact contact, long due) {
        RosterRow row = row(contact.owner(), contact.other()).orElse(null);
        if (row == null) {
            if (contact.isNothing()) {
                return;
            }
            row = new RosterRow(contact.owner(), contact.other());
            entities().persist(row);
        }
        row.take(contact);
        row.due = due;
        entities().flush();
    }

    @Override
    public void delete(Contact contact) {
        row(contact.owner(), contact.other()).ifPresent(entities()::remove);
        entities().flush();
    }

    @Override
    public Tally tally(AccountId owner) {
        List<Object[]> counts = entities()
                .createQuery(
                        "select state, blocked, count(*) from RosterRow where owner = ?1 group by state, blocked",
                        Object[].class)
                .setParameter(1, owner.value())
                .getResultList();
        return new Tally(
                sum(counts, (state, blocked) -> blocked || state == State.BOTH),
                sum(counts, (state, blocked) -> state == State.REQUESTED),
                sum(counts, (state, blocked) -> state == State.ASKED),
                sum(counts, (state, blocked) -> true));
    }

    private interface Those {
        boolean are(State state, boolean blocked);
    }

    private static long sum(List<Object[]> counts, Those those) {
        return counts.stream()
                .filter(row -> those.are(State.of((String) row[0]), (Boolean) row[1]))
                .mapToLong(row -> (Long) row[2])
                .sum();
    }

    @Override
    public List<Contact> shown(AccountId owner, Optional<AccountId> after, int limit) {
        return entities()
                .createQuery(
                        "from RosterRow where owner = ?1 and other > ?2 and (state <> ?3 or blocked = true)"
                                + " order by other",
                        RosterRow.class)
                .setParameter(1, owner.value())
                .setParameter(2, after.map(AccountId::value).orElse(0L))
                .setParameter(3, NONE)
                .setMaxResults(limit)
                .getResultStream()
                .map(RosterRow::contact)
                .toList();
    }

    @Override
    public List<Contact> changed(AccountId owner, long since, Optional<AccountId> after, int limit) {
        return entities()
                .createQuery(
                        "from RosterRow where owner = ?1 and other > ?2 and changed >= ?3 order by other",
                        RosterRow.class)
                .setParameter(1, owner.value())
                .setParameter(2, after.map(AccountId::value).orElse(0L))
                .setParameter(3, since)
                .setMaxResults(limit)
                .getResultStream()
                .map(RosterRow::contact)
                .toList();
    }

    @Override
    public Circle circle(AccountId owner) {
        List<Object[]> mine = entities()
                .createQuery(
                        "select other, state, blocked from RosterRow where owner = ?1 and (state = ?2 or blocked = true)",
                        Object[].class)
                .setParameter(1, owner.value())
                .setParameter(2, BOTH)
                .getResultList();
        List<Long> blockers = entities()
                .createQuery("select owner from RosterRow where other = ?1 and blocked = true", Long.class)
                .setParameter(1, owner.value())
                .setMaxResults(Circle.MOST_BLOCKERS + 1)
                .getResultList();
        return new Circle(
                others(mine, (state, blocked) -> state == State.BOTH),
                others(mine, (state, blocked) -> blocked),
                blockers.stream().mapToLong(Long::longValue));
    }

    private static LongStream others(List<Object[]> rows, Those those) {
        return rows.stream()
                .filter(row -> those.are(State.of((String) row[1]), (Boolean) row[2]))
                .mapToLong(row -> (Long) row[0]);
    }

    @Override
    public List<AccountId> knowing(AccountId other) {
        return entities()
                .createQuery("select owner from RosterRow where other = ?1 and state = ?2", Long.class)
                .setParameter(1, other.value())
                .setParameter(2, BOTH)
                .getResultStream()
                .map(AccountId::new)
                .toList();
    }

    @Override
    public void touch(AccountId other, long now) {
        entities()
                .createQuery("update RosterRow set changed = ?1 where other = ?2 and state = ?3")
                .setParameter(1, now)
                .setParameter(2, other.value())
                .setParameter(3, BOTH)
                .executeUpdate();
    }

    @Override
    public Set<AccountId> reserved(Collection<AccountId> people) {
        return entities()
                .createQuery("select account from ReservedRow where account in ?1", Long.class)
                .setParameter(1, people.stream().map(AccountId::value).toList())
                .getResultStream()
                .map(AccountId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void reserve(AccountId person, boolean reserved) {
        entities()
                .createQuery("delete from ReservedRow where account = ?1")
                .setParameter(1, person.value())
                .executeUpdate();
        if (reserved) {
            entities().persist(new ReservedRow(person.value()));
            entities().flush();
        }
    }

    @Override
    public List<Contact> due(long now, int limit) {
        return entities()
                .createQuery("from RosterRow where due <= ?1 order by due", RosterRow.class)
                .setParameter(1, now)
                .setMaxResults(limit)
                .getResultStream()
                .map(RosterRow::contact)
                .toList();
    }

    @Override
    public long now() {
        return Jdbc.call(entities(), DatabaseClock::now);
    }

    private EntityManager entities() {
        return transactions.entities();
    }
}
