package io.hongyan.im.group.storage;

import io.hongyan.im.group.Request;
import io.hongyan.im.group.RequestBook;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.storage.Transactions;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Who asks to be let in, as rows. */
public final class JpaRequestBook implements RequestBook {
    private final Transactions transactions;

    public JpaRequestBook(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Request> find(ConversationId group, AccountId account) {
        return entities()
                .createQuery("from RequestRow where conversation = ?1 and account = ?2", RequestRow.class)
                .setParameter(1, group.value())
                .setParameter(2, account.value())
                .getResultStream()
                // its removal passes by what is managed
                .peek(entities()::detach)
                .findFirst()
                .map(RequestRow::request);
    }

    @Override
    public void put(ConversationId group, Request request) {
        RequestRow unused = entities().merge(new RequestRow(group, request));
        entities().flush();
    }

    @Override
    public int waiting(ConversationId group) {
        return entities()
                .createQuery("select count(*) from RequestRow where conversation = ?1 and refused = false", Long.class)
                .setParameter(1, group.value())
                .getSingleResult()
                .intValue();
    }

    @Override
    public List<Request> waiting(ConversationId group, Optional<AccountId> after, int limit) {
        return entities()
                .createQuery(
                        "from RequestRow where conversation = ?1 and account > ?2 and refused = false order by account",
                        RequestRow.class)
                .setParameter(1, group.value())
                .setParameter(2, after.map(AccountId::value).orElse(0L))
                .setMaxResults(limit)
                .getResultStream()
                .map(RequestRow::request)
                .toList();
    }

    @Override
    public int remove(ConversationId group, Collection<AccountId> accounts) {
        return entities()
                .createQuery("delete from RequestRow where conversation = ?1 and account in ?2")
                .setParameter(1, group.value())
                .setParameter(2, accounts.stream().map(AccountId::value).toList())
                .executeUpdate();
    }

    @Override
    public void removeAll(ConversationId group) {
        int unused = entities()
                .createQuery("delete from RequestRow where conversation = ?1")
                .setParameter(1, group.value())
                .executeUpdate();
    }

    private EntityManager entities() {
        return transactions.entities();
    }
}
