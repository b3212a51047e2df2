package io.hongyan.im.conversation.storage;

import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.GroupRules;
import io.hongyan.im.conversation.MemberBook;
import io.hongyan.im.conversation.Membership;
import io.hongyan.im.conversation.Rights;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.SettingsChange;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.id.Seq;
import io.hongyan.im.storage.DatabaseClock;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Conversations and members as rows. */
public final class JpaMemberBook implements MemberBook {
    private final Transactions transactions;
    private final Ids ids;

    public JpaMemberBook(Transactions transactions, Ids ids) {
        this.transactions = transactions;
        this.ids = ids;
    }

    @Override
    public Optional<Route> direct(AccountId one, AccountId other) {
        return entities()
                .createQuery("from ConversationRow where lowAccount = ?1 and highAccount = ?2", ConversationRow.class)
                .setParameter(1, Math.min(one.value(), other.value()))
                .setParameter(2, Math.max(one.value(), other.value()))
                .getResultStream()
                .findFirst()
                .map(row ->
                        new Route(new ConversationId(row.id), Kind.DIRECT, distinct(one, other), row.rightsVersion));
    }

    @Override
    public Route createDirect(AccountId one, AccountId other) {
        long now = now();
        ConversationRow row = new ConversationRow();
        row.id = ids.conversation().value();
        row.lowAccount = Math.min(one.value(), other.value());
        row.highAccount = Math.max(one.value(), other.value());
        row.created = now;
        row.changed = now;
        entities().persist(row);
        Set<AccountId> members = distinct(one, other);
        members.forEach(member -> entities().persist(new MemberRow(member.value(), row.id, now)));
        entities().flush();
        return new Route(new ConversationId(row.id), Kind.DIRECT, members, row.rightsVersion);
    }

    @Override
    public Optional<Route> route(ConversationId conversation) {
        // columns and no row: a row that this transaction has read before may be out of date
        return entities()
                .createQuery(
                        "select kind, rightsVersion, crowd, dissolved from ConversationRow where id = ?1",
                        Object[].class)
                .setParameter(1, conversation.value())
                .getResultStream()
                .findFirst()
                .map(row -> route(conversation, row));
    }

    private Route route(ConversationId conversation, Object[] row) {
        boolean crowd = (Boolean) row[2];
        boolean dissolved = (Long) row[3] > 0;
        Set<AccountId> members = crowd || dissolved ? Set.of() : accounts(conversation);
        return new Route(conversation, Kinds.of((String) row[0]), members, (Long) row[1], crowd && !dissolved);
    }

    @Override
    public Set<AccountId> among(ConversationId conversation, Set<AccountId> people) {
        return entities()
                .createQuery("select account from MemberRow where conversation = ?1 and account in ?2", Long.class)
                .setParameter(1, conversation.value())
                .setParameter(2, people.stream().map(AccountId::value).toList())
                .getResultStream()
                .map(AccountId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public int count(ConversationId conversation) {
        return entities()
                .createQuery("select members from GroupCardRow where conversation = ?1", Integer.class)
                .setParameter(1, conversation.value())
                .getSingleResult();
    }

    @Override
    public Map<ConversationId, Seq> crowds(AccountId account) {
        return entities()
                .createQuery(
                        "select m.conversation, m.firstSeq from MemberRow m join ConversationRow c"
                                + " on c.id = m.conversation where m.account = ?1 and c.crowd = true and c.dissolved = 0",
                        Object[].class)
                .setParameter(1, account.value())
                .getResultStream()
                .collect(Collectors.toMap(row -> new ConversationId((Long) row[0]), row -> new Seq((Long) row[1])));
    }

    @Override
    public Optional<Rights> rights(ConversationId conversation, AccountId account) {
        return entities()
                .createQuery(RightsView.QUERY, RightsView.class)
                .setParameter(1, account.value())
                .setParameter(2, conversation.value())
                .getResultStream()
                .findFirst()
                .map(RightsView::rights);
    }

    @Override
    public boolean isOpen(ConversationId conversation) {
        return entities()
                .createQuery(
                        "select g.joining from GroupCardRow g join ConversationRow c on c.id = g.conversation"
                                + " where g.conversation = ?1 and c.dissolved = 0",
                        String.class)
                .setParameter(1, conversation.value())
                .getResultStream()
                .anyMatch(GroupRules.Join.OPEN.word()::equals);
    }

    private Set<AccountId> accounts(ConversationId conversation) {
        return entities()
                .createQuery("select account from MemberRow where conversation = ?1", Long.class)
                .setParameter(1, conversation.value())
                .getResultStream()
                .map(AccountId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Membership> membership(ConversationId conversation, AccountId account) {
        return entities()
                .createQuery(MemberView.QUERY + "where m.account = ?1 and m.conversation = ?2", MemberView.class)
                .setParameter(1, account.value())
                .setParameter(2, conversation.value())
                .getResultStream()
                .findFirst()
                .map(MemberView::membership);
    }

    @Override
    public List<Membership> memberships(Collection<ConversationId> conversations, AccountId account) {
        return MemberView.of(entities(), conversations, account);
    }

    @Override
    public List<Membership> changed(AccountId account, long since, Optional<ConversationId> after, int limit) {
        return entities()
                .createQuery(
                        MemberView.QUERY + "where m.account = ?1 and m.conversation > ?2 and c.lastSeq > 0"
                                + " and (c.changed >= ?3 or m.changed >= ?3) order by m.conversation",
                        MemberView.class)
                .setParameter(1, account.value())
                .setParameter(2, after.map(ConversationId::value).orElse(0L))
                .setParameter(3, since)
                .setMaxResults(limit)
                .getResultStream()
                .map(MemberView::membership)
                .toList();
    }

    @Override
    public Map<ConversationId, List<Membership>> members(Collection<ConversationId> conversations) {
        return entities()
                .createQuery(MemberView.QUERY + "where m.conversation in ?1", MemberView.class)
                .setParameter(
                        1, conversations.stream().map(ConversationId::value).toList())
                .getResultStream()
                .map(MemberView::membership)
                .collect(Collectors.groupingBy(Membership::conversation));
    }

    @Override
    public Set<AccountId> newcomers(ConversationId conversation, Seq seq) {
        return entities()
                .createQuery(
                        "select m.account from MemberRow m join ConversationRow c on c.id = m.conversation"
                                + " where c.id = ?1 and c.crowd = false and m.firstSeq > ?2",
                        Long.class)
                .setParameter(1, conversation.value())
                .setParameter(2, seq.value())
                .getResultStream()
                .map(AccountId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<ConversationId, Long> mentions(AccountId account, Collection<ConversationId> conversations) {
        return entities()
                .createQuery(MentionRow.UNREAD, Object[].class)
                .setParameter(1, account.value())
                .setParameter(
                        2, conversations.stream().map(ConversationId::value).toList())
                .getResultStream()
                .filter(row -> (Long) row[1] > 0)
                .collect(Collectors.toMap(row -> new ConversationId((Long) row[0]), row -> (Long) row[1]));
    }

    @Override
    public Optional<Membership> advance(
            ConversationId conversation, AccountId account, Optional<Seq> read, Optional<Seq> delivered) {
        MemberRow.Key key = new MemberRow.Key(account.value(), conversation.value());
        MemberRow row = entities().find(MemberRow.class, key, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            return Optional.empty();
        }
        // it may have been read before the lock
        entities().refresh(row);
        read.filter(seq -> seq.value() > row.readSeq).ifPresent(seq -> {
            row.readSeq = seq.value();
            row.readOrdinal = ordinal(conversation, seq);
            row.changed = now();
        });
        Seq reached = delivered.or(() -> read).orElse(Seq.NONE);
        if (reached.value() > row.deliveredSeq) {
            row.deliveredSeq = reached.value();
            row.changed = now();
        }
        entities().flush();
        return membership(conversation, account);
    }

    @Override
    public void touch(ConversationId conversation, AccountId account) {
        MemberRow row = entities().find(MemberRow.class, new MemberRow.Key(account.value(), conversation.value()));
        if (row != null) {
            row.changed = now();
        }
    }

    private long ordinal(ConversationId conversation, Seq seq) {
        return entities()
                .createQuery("select ordinal from EntryRow where conversation = ?1 and seq = ?2", Long.class)
                .setParameter(1, conversation.value())
                .setParameter(2, seq.value())
                .getResultStream()
                .findFirst()
                .orElseGet(() -> beforeFirst(conversation));
    }

    /** Of a room that does not keep the entry any more. */
    private long beforeFirst(ConversationId conversation) {
        return entities()
                .createQuery("select firstOrdinal from ConversationRow where id = ?1", Long.class)
                .setParameter(1, conversation.value())
                .getSingleResult();
    }

    @Override
    public Optional<Membership> change(ConversationId conversation, AccountId account, SettingsChange change) {
        return SettingRows.change(entities(), new MemberRow.Key(account.value(), conversation.value()), change)
                .flatMap(changed -> membership(conversation, account));
    }

    @Override
    public Map<ConversationId, String> drafts(AccountId account, Collection<ConversationId> conversations) {
        return SettingRows.drafts(entities(), account, conversations);
    }

    @Override
    public void raiseRights(AccountId one, AccountId other) {
        entities()
                .createQuery("update ConversationRow set rightsVersion = rightsVersion + 1"
                        + " where lowAccount = ?1 and highAccount = ?2")
                .setParameter(1, Math.min(one.value(), other.value()))
                .setParameter(2, Math.max(one.value(), other.value()))
                .executeUpdate();
    }

    @Override
    public void raiseRights(AccountId account) {
        Jdbc.call(entities(), connection -> Heads.raiseDirects(connection, account));
    }

    @Override
    public long now() {
        return Jdbc.call(entities(), DatabaseClock::now);
    }

    private EntityManager entities() {
        return transactions.entities();
    }

    private static Set<AccountId> distinct(AccountId one, AccountId other) {
        return one.equals(other) ? Set.of(one) : Set.of(one, other);
    }
}
