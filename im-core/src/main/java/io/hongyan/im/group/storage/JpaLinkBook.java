package io.hongyan.im.group.storage;

import io.hongyan.im.group.Link;
import io.hongyan.im.group.LinkBook;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.LinkId;
import io.hongyan.im.storage.Transactions;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Links as rows. */
public final class JpaLinkBook implements LinkBook {
    private final Transactions transactions;

    public JpaLinkBook(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(Link link, String hash) {
        entities().persist(new LinkRow(link, hash));
    }

    @Override
    public Optional<Link> find(String hash) {
        return entities()
                .createQuery("from LinkRow where token = ?1", LinkRow.class)
                .setParameter(1, hash)
                .getResultStream()
                // looked for before its group is locked, and after
                .peek(entities()::detach)
                .findFirst()
                .map(LinkRow::link);
    }

    @Override
    public void use(LinkId link) {
        int unused = entities()
                .createQuery("update LinkRow set used = used + 1 where id = ?1")
                .setParameter(1, link.value())
                .executeUpdate();
    }

    @Override
    public List<Link> of(ConversationId group) {
        return entities()
                .createQuery("from LinkRow where conversation = ?1 order by id", LinkRow.class)
                .setParameter(1, group.value())
                .getResultStream()
                .map(LinkRow::link)
                .toList();
    }

    @Override
    public boolean remove(ConversationId group, LinkId link) {
        return entities()
                        .createQuery("delete from LinkRow where conversation = ?1 and id = ?2")
                        .setParameter(1, group.value())
                        .setParameter(2, link.value())
                        .executeUpdate()
                > 0;
    }

    @Override
    public void removeAll(ConversationId group) {
        int unused = entities()
                .createQuery("delete from LinkRow where conversation = ?1")
                .setParameter(1, group.value())
                .executeUpdate();
    }

    private EntityManager entities() {
        return transactions.entities();
    }
}
