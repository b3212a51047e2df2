package io.hongyan.im.conversation.storage;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.conversation.Announcement;
import io.hongyan.im.conversation.GroupCard;
import io.hongyan.im.conversation.GroupCardBook;
import io.hongyan.im.conversation.GroupMember.Role;
import io.hongyan.im.conversation.Silence;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.BlobNumber;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.storage.DatabaseClock;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.Transactions;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Cards of groups and roles of their members as rows. */
public final class JpaGroupCardBook implements GroupCardBook {
    private final Transactions transactions;

    public JpaGroupCardBook(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void change(ConversationId group, GroupCard card) {
        GroupCardRow row = row(group);
        Long picture = GroupCardRow.number(card.picture());
        if (row.picture != null && !row.picture.equals(picture)) {
            letGo(row.picture);
        }
        row.picture = picture;
        row.notice = card.notice();
        row.rules(card.rules());
        execute("update ConversationRow set name = ?2 where id = ?1", group.value(), card.name());
        raise(group);
    }

    /** It is looked at by the next sweep. */
    private void letGo(long picture) {
        entities()
                .createNativeQuery("update stored_blob set due = ?1 where id = ?2")
                .setParameter(1, now())
                .setParameter(2, picture)
                .executeUpdate();
    }

    @Override
    public boolean hold(BlobId picture) {
        return !entities()
                .createNativeQuery("select id from stored_blob where id = ?1 for update", Long.class)
                .setParameter(1, BlobNumber.of(picture).orElseThrow())
                .getResultList()
                .isEmpty();
    }

    @Override
    public void announce(ConversationId group, Optional<Announcement> announcement) {
        row(group).announced(announcement);
        entities().flush();
    }

    @Override
    public int seen(Announcement announcement, ConversationId group) {
        return entities()
                .createQuery(
                        "select count(*) from MemberRow where conversation = ?1 and readSeq >= ?2 and joined <= ?3",
                        Long.class)
                .setParameter(1, group.value())
                .setParameter(2, announcement.seq().value())
                .setParameter(3, announcement.time())
                .getSingleResult()
                .intValue();
    }

    @Override
    public void silence(ConversationId group, Silence silence) {
        row(group).silencedUntil = silence.until();
        raise(group);
    }

    @Override
    public void silence(ConversationId group, AccountId account, Silence silence) {
        execute(
                "update MemberRow set silencedUntil = ?3 where conversation = ?1 and account = ?2",
                group.value(),
                account.value(),
                silence.until());
        raise(group);
    }

    @Override
    public void role(ConversationId group, AccountId account, Role role) {
        set(group, account, role);
        raise(group);
    }

    @Override
    public void transfer(ConversationId group, AccountId owner, AccountId next) {
        set(group, owner, Role.ADMINISTRATOR);
        set(group, next, Role.OWNER);
        execute("update ConversationRow set owner = ?2 where id = ?1", group.value(), next.value());
        raise(group);
    }

    private void set(ConversationId group, AccountId account, Role role) {
        execute(
                "update MemberRow set role = ?3 where conversation = ?1 and account = ?2",
                group.value(),
                account.value(),
                role.word());
    }

    @Override
    public void dissolve(ConversationId group) {
        Optional.ofNullable(row(group).picture).ifPresent(this::letGo);
        row(group).picture = null;
        row(group).members = 0;
        execute("update ConversationRow set dissolved = ?2 where id = ?1", group.value(), now());
        raise(group);
    }

    @Override
    public int forget(ConversationId group, int most) {
        List<Long> some = entities()
                .createQuery("select account from MemberRow where conversation = ?1 order by account", Long.class)
                .setParameter(1, group.value())
                .setMaxResults(most)
                .getResultList();
        if (!some.isEmpty()) {
            forget(group.value(), some.get(some.size() - 1));
        }
        return some.size();
    }

    /** All members up to one, by account. */
    private void forget(long group, long last) {
        execute(
                "insert into DepartureRow (account, conversation, changed) select m.account, m.conversation, ?3"
                        + " from MemberRow m where m.conversation = ?1 and m.account <= ?2",
                group,
                last,
                now());
        for (String rows : List.of("MentionRow", "DraftRow")) {
            execute(
                    "delete from " + rows + " n where n.conversation = ?1 and n.account in"
                            + " (select m.account from MemberRow m where m.conversation = ?1 and m.account <= ?2)",
                    group,
                    last);
        }
        execute("delete from MemberRow where conversation = ?1 and account <= ?2", group, last);
    }

    private GroupCardRow row(ConversationId group) {
        return Objects.requireNonNull(entities().find(GroupCardRow.class, group.value()));
    }

    private void raise(ConversationId group) {
        entities().flush();
        execute("update ConversationRow set rightsVersion = rightsVersion + 1 where id = ?1", group.value());
    }

    private void execute(String statement, Object... values) {
        var query = entities().createQuery(statement);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        int unused = query.executeUpdate();
    }

    private long now() {
        return Jdbc.call(entities(), DatabaseClock::now);
    }

    private EntityManager entities() {
        return transactions.entities();
    }
}
