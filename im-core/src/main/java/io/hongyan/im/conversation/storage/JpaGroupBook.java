package io.hongyan.im.conversation.storage;

import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Group;
import io.hongyan.im.conversation.GroupBook;
import io.hongyan.im.conversation.GroupMember;
import io.hongyan.im.conversation.GroupMember.Role;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Ids;
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

/** Groups as rows. */
public final class JpaGroupBook implements GroupBook {
    private final Transactions transactions;
    private final Ids ids;

    public JpaGroupBook(Transactions transactions, Ids ids) {
        this.transactions = transactions;
        this.ids = ids;
    }

    @Override
    public ConversationId create(String name, AccountId owner, Set<AccountId> members) {
        long now = now();
        ConversationRow row = new ConversationRow();
        row.id = ids.conversation().value();
        row.kind = Kinds.word(Kind.GROUP);
        row.name = name;
        row.owner = owner.value();
        row.created = now;
        row.changed = now;
        entities().persist(row);
        for (AccountId member : members) {
            MemberRow one = new MemberRow(member.value(), row.id, now);
            one.role = (member.equals(owner) ? Role.OWNER : Role.MEMBER).word();
            entities().persist(one);
        }
        entities().flush();
        return new ConversationId(row.id);
    }

    @Override
    public boolean lock(ConversationId group) {
        ConversationRow row = entities().find(ConversationRow.class, group.value(), LockModeType.PESSIMISTIC_WRITE);
        return row != null && Kinds.of(row.kind) == Kind.GROUP;
    }

    @Override
    public Map<ConversationId, Group> groups(Collection<ConversationId> conversations) {
        if (conversations.isEmpty()) {
            return Map.of();
        }
        return entities()
                .createQuery(
                        "select c.id, c.name, c.owner, (select count(*) from MemberRow m where m.conversation = c.id)"
                                + " from ConversationRow c where c.id in ?1 and c.kind = ?2",
                        Object[].class)
                .setParameter(
                        1, conversations.stream().map(ConversationId::value).toList())
                .setParameter(2, Kinds.word(Kind.GROUP))
                .getResultStream()
                .map(row -> new Group(
                        new ConversationId((Long) row[0]),
                        (String) row[1],
                        new AccountId((Long) row[2]),
                        ((Long) row[3]).intValue()))
                .collect(Collectors.toMap(Group::id, group -> group));
    }

    @Override
    public Optional<GroupMember> member(ConversationId group, AccountId account) {
        return entities()
                .createQuery("from MemberRow where account = ?1 and conversation = ?2", MemberRow.class)
                .setParameter(1, account.value())
                .setParameter(2, group.value())
                .getResultStream()
                .findFirst()
                .map(JpaGroupBook::member);
    }

    @Override
    public List<GroupMember> members(ConversationId group, Optional<AccountId> after, int limit) {
        return entities()
                .createQuery(
                        "from MemberRow where conversation = ?1 and account > ?2 order by account", MemberRow.class)
                .setParameter(1, group.value())
                .setParameter(2, after.map(AccountId::value).orElse(0L))
                .setMaxResults(limit)
                .getResultStream()
                .map(JpaGroupBook::member)
                .toList();
    }

    private static GroupMember member(MemberRow row) {
        return new GroupMember(new AccountId(row.account), Role.of(row.role), row.joined);
    }

    @Override
    public void join(Set<AccountId> newcomers, Entry from) {
        long conversation = from.conversation().value();
        long now = now();
        for (AccountId newcomer : newcomers) {
            MemberRow row = new MemberRow(newcomer.value(), conversation, now);
            row.firstSeq = from.seq().value();
            row.firstOrdinal = from.ordinal();
            entities().persist(row);
            delete("DepartureRow", conversation, newcomer);
        }
        raise(conversation);
    }

    @Override
    public void leave(ConversationId group, AccountId account) {
        delete("MemberRow", group.value(), account);
        delete("MentionRow", group.value(), account);
        delete("DraftRow", group.value(), account);
        entities().persist(new DepartureRow(account.value(), group.value(), now()));
        raise(group.value());
    }

    private void delete(String rows, long conversation, AccountId account) {
        entities()
                .createQuery("delete from " + rows + " where account = ?1 and conversation = ?2")
                .setParameter(1, account.value())
                .setParameter(2, conversation)
                .executeUpdate();
    }

    private void raise(long conversation) {
        entities().flush();
        entities()
                .createQuery("update ConversationRow set rightsVersion = rightsVersion + 1 where id = ?1")
                .setParameter(1, conversation)
                .executeUpdate();
    }

    @Override
    public List<ConversationId> left(AccountId account, long since, Optional<ConversationId> after, int limit) {
        return entities()
                .createQuery(
                        "select conversation from DepartureRow where account = ?1 and conversation > ?2"
                                + " and changed >= ?3 order by conversation",
                        Long.class)
                .setParameter(1, account.value())
                .setParameter(2, after.map(ConversationId::value).orElse(0L))
                .setParameter(3, since)
                .setMaxResults(limit)
                .getResultStream()
                .map(ConversationId::new)
                .toList();
    }

    private long now() {
        return Jdbc.call(entities(), DatabaseClock::now);
    }

    private EntityManager entities() {
        return transactions.entities();
    }
}
