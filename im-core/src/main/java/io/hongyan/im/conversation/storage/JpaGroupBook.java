package io.hongyan.im.conversation.storage;

import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.Arrival;
import io.hongyan.im.conversation.Group;
import io.hongyan.im.conversation.GroupBook;
import io.hongyan.im.conversation.GroupCard;
import io.hongyan.im.conversation.GroupMember;
import io.hongyan.im.conversation.GroupMember.Role;
import io.hongyan.im.conversation.Silence;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Groups as rows. */
public final class JpaGroupBook implements GroupBook {
    /** Those of dissolved ones too, of whom not every row is removed yet. */
    private static final String LEFT =
            "select conversation from departure where account = ?1 and conversation > ?2 and changed >= ?3"
                    + " union select m.conversation from member m join conversation c on c.id = m.conversation"
                    + " where m.account = ?1 and m.conversation > ?2 and c.dissolved > 0 and c.dissolved >= ?3"
                    + " order by 1";

    private final Transactions transactions;
    private final Ids ids;

    public JpaGroupBook(Transactions transactions, Ids ids) {
        this.transactions = transactions;
        this.ids = ids;
    }

    @Override
    public ConversationId create(Kind kind, GroupCard card, AccountId owner, Set<AccountId> members) {
        long now = now();
        ConversationRow row = new ConversationRow();
        row.id = ids.conversation().value();
        row.kind = Kinds.word(kind);
        row.name = card.name();
        row.owner = owner.value();
        row.created = now;
        row.changed = now;
        row.crowd = kind != Kind.GROUP;
        entities().persist(row);
        entities().persist(card(row.id, card, members.size()));
        for (AccountId member : members) {
            MemberRow one = new MemberRow(member.value(), row.id, now);
            one.role = (member.equals(owner) ? Role.OWNER : Role.MEMBER).word();
            entities().persist(one);
        }
        entities().flush();
        return new ConversationId(row.id);
    }

    private static GroupCardRow card(long conversation, GroupCard card, int members) {
        GroupCardRow row = new GroupCardRow();
        row.conversation = conversation;
        row.picture = GroupCardRow.number(card.picture());
        row.notice = card.notice();
        row.rules(card.rules());
        row.members = members;
        return row;
    }

    @Override
    public boolean lock(ConversationId group) {
        ConversationRow row = entities().find(ConversationRow.class, group.value(), LockModeType.PESSIMISTIC_WRITE);
        return row != null && Kinds.of(row.kind) != Kind.DIRECT && row.dissolved == 0;
    }

    @Override
    public Map<ConversationId, Group> groups(Collection<ConversationId> conversations) {
        if (conversations.isEmpty()) {
            return Map.of();
        }
        return entities()
                .createQuery(
                        "select new io.hongyan.im.conversation.storage.GroupView(c.id, c.kind, c.name, c.owner, c.crowd, g)"
                                + " from ConversationRow c join GroupCardRow g on g.conversation = c.id"
                                + " where c.id in ?1 and c.dissolved = 0",
                        GroupView.class)
                .setParameter(
                        1, conversations.stream().map(ConversationId::value).toList())
                .getResultStream()
                .map(GroupView::group)
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
        return new GroupMember(
                new AccountId(row.account), Role.of(row.role), new Silence(row.silencedUntil), row.joined);
    }

    @Override
    public List<AccountId> moderators(ConversationId group) {
        return entities()
                .createQuery("select account from MemberRow where conversation = ?1 and role in ?2", Long.class)
                .setParameter(1, group.value())
                .setParameter(
                        2,
                        Stream.of(Role.values())
                                .filter(Role::isModerator)
                                .map(Role::word)
                                .toList())
                .getResultStream()
                .map(AccountId::new)
                .toList();
    }

    @Override
    public Arrival arrival(ConversationId group, boolean history) {
        Object[] end = entities()
                .createQuery("select lastSeq, lastOrdinal from ConversationRow where id = ?1", Object[].class)
                .setParameter(1, group.value())
                .getSingleResult();
        return Arrival.after(new Seq((Long) end[0]), (Long) end[1], history);
    }

    @Override
    public void join(ConversationId group, Set<AccountId> newcomers, Arrival arrival) {
        long now = now();
        for (AccountId newcomer : newcomers) {
            MemberRow row = new MemberRow(newcomer.value(), group.value(), now);
            row.firstSeq = arrival.first().value();
            row.firstOrdinal = arrival.firstOrdinal();
            row.readSeq = arrival.read().value();
            row.readOrdinal = arrival.readOrdinal();
            DepartureRow before = entities().find(DepartureRow.class, key(group, newcomer));
            if (before != null) {
                row.silencedUntil = before.silencedUntil;
                entities().remove(before);
            }
            entities().persist(row);
        }
        count(group, newcomers.size());
        entities().flush();
        int unused = entities()
                .createQuery("update ConversationRow set rightsVersion = rightsVersion + 1"
                        + " where id = ?1 and crowd = false")
                .setParameter(1, group.value())
                .executeUpdate();
    }

    @Override
    public Map<AccountId, Seq> becomeCrowd(ConversationId group) {
        int unused = entities()
                .createQuery("update ConversationRow set crowd = true where id = ?1")
                .setParameter(1, group.value())
                .executeUpdate();
        return entities()
                .createQuery("select account, firstSeq from MemberRow where conversation = ?1", Object[].class)
                .setParameter(1, group.value())
                .getResultStream()
                .collect(Collectors.toMap(row -> new AccountId((Long) row[0]), row -> new Seq((Long) row[1])));
    }

    private void count(ConversationId group, int more) {
        GroupCardRow card = entities().find(GroupCardRow.class, group.value());
        card.members += more;
    }

    @Override
    public void leave(ConversationId group, AccountId account) {
        MemberRow member = Objects.requireNonNull(entities().find(MemberRow.class, key(group, account)));
        entities().refresh(member);
        entities().remove(member);
        delete("MentionRow", group.value(), account);
        delete("DraftRow", group.value(), account);
        entities().persist(new DepartureRow(member, now()));
        count(group, -1);
        raise(group.value());
    }

    private static MemberRow.Key key(ConversationId group, AccountId account) {
        return new MemberRow.Key(account.value(), group.value());
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
        List<?> ids = entities()
                .createNativeQuery(LEFT, Long.class)
                .setParameter(1, account.value())
                .setParameter(2, after.map(ConversationId::value).orElse(0L))
                .setParameter(3, since)
                .setMaxResults(limit)
                .getResultList();
        return ids.stream().map(id -> new ConversationId((Long) id)).toList();
    }

    private long now() {
        return Jdbc.call(entities(), DatabaseClock::now);
    }

    private EntityManager entities() {
        return transactions.entities();
    }
}
