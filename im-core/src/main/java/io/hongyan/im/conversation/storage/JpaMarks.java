package io.hongyan.im.conversation.storage;

import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Marks;
import io.hongyan.im.conversation.Personal;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.storage.DatabaseClock;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.Transactions;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What members do to single messages, as rows. */
public final class JpaMarks implements Marks {
    private final Transactions transactions;

    public JpaMarks(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean react(Place message, AccountId account, String reaction) {
        if (entities().find(ReactionRow.class, key(message, account, reaction)) != null) {
            return false;
        }
        ReactionRow row = new ReactionRow();
        row.conversation = message.conversation().value();
        row.seq = message.seq().value();
        row.reaction = reaction;
        row.account = account.value();
        row.created = now();
        return persisted(row);
    }

    @Override
    public boolean unreact(Place message, AccountId account, String reaction) {
        return removed(entities().find(ReactionRow.class, key(message, account, reaction)));
    }

    private static ReactionRow.Key key(Place message, AccountId account, String reaction) {
        return new ReactionRow.Key(message.conversation().value(), message.seq().value(), reaction, account.value());
    }

    @Override
    public List<Tally> reactions(Place message) {
        Map<String, List<AccountId>> members = new LinkedHashMap<>();
        entities()
                .createQuery(
                        "from ReactionRow where conversation = ?1 and seq = ?2 order by created, account",
                        ReactionRow.class)
                .setParameter(1, message.conversation().value())
                .setParameter(2, message.seq().value())
                .getResultStream()
                .forEach(row -> members.computeIfAbsent(row.reaction, key -> new ArrayList<>())
                        .add(new AccountId(row.account)));
        return members.entrySet().stream()
                .map(one -> new Tally(one.getKey(), one.getValue()))
                .toList();
    }

    @Override
    public boolean pin(Place message) {
        if (pinRow(message) != null) {
            return false;
        }
        PinRow row = new PinRow();
        row.conversation = message.conversation().value();
        row.seq = message.seq().value();
        row.created = now();
        return persisted(row);
    }

    @Override
    public boolean unpin(Place message) {
        return removed(pinRow(message));
    }

    private @Nullable PinRow pinRow(Place message) {
        return entities()
                .find(
                        PinRow.class,
                        new EntryRow.Key(
                                message.conversation().value(), message.seq().value()));
    }

    @Override
    public List<Seq> pinned(ConversationId conversation) {
        return entities()
                .createQuery(
                        "select seq from PinRow where conversation = ?1 order by created desc, seq desc", Long.class)
                .setParameter(1, conversation.value())
                .getResultStream()
                .map(Seq::new)
                .toList();
    }

    @Override
    public boolean delete(Place message, AccountId account) {
        MentionRow.Key key = new MentionRow.Key(
                account.value(), message.conversation().value(), message.seq().value());
        if (entities().find(DeletionRow.class, key) != null) {
            return false;
        }
        DeletionRow row = new DeletionRow();
        row.account = key.account;
        row.conversation = key.conversation;
        row.seq = key.seq;
        row.changed = now();
        return persisted(row);
    }

    @Override
    public long deletions(ConversationId conversation, AccountId account) {
        return entities()
                .createQuery("select count(*) from DeletionRow where account = ?1 and conversation = ?2", Long.class)
                .setParameter(1, account.value())
                .setParameter(2, conversation.value())
                .getSingleResult();
    }

    @Override
    public Map<ConversationId, List<Seq>> deleted(
            AccountId account, Collection<ConversationId> conversations, long since) {
        return entities()
                .createQuery(
                        "select conversation, seq from DeletionRow where account = ?1 and conversation in ?2"
                                + " and changed >= ?3 order by seq",
                        Object[].class)
                .setParameter(1, account.value())
                .setParameter(
                        2, conversations.stream().map(ConversationId::value).toList())
                .setParameter(3, since)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> new ConversationId((Long) row[0]),
                        Collectors.mapping(row -> new Seq((Long) row[1]), Collectors.toList())));
    }

    @Override
    public Set<AccountId> deleters(Place message) {
        return entities()
                .createQuery("select account from DeletionRow where conversation = ?1 and seq = ?2", Long.class)
                .setParameter(1, message.conversation().value())
                .setParameter(2, message.seq().value())
                .getResultStream()
                .map(AccountId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Personal personal(AccountId account, Collection<Entry> entries) {
        return Jdbc.call(entities(), connection -> PersonalReader.read(connection, account, entries));
    }

    private boolean persisted(Object row) {
        entities().persist(row);
        entities().flush();
        return true;
    }

    private boolean removed(@Nullable Object row) {
        if (row == null) {
            return false;
        }
        entities().remove(row);
        entities().flush();
        return true;
    }

    private long now() {
        return Jdbc.call(entities(), DatabaseClock::now);
    }

    private EntityManager entities() {
        return transactions.entities();
    }
}
