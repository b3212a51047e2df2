package io.hongyan.im.conversation.storage;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.conversation.Holds;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.BlobNumber;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.Transactions;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds as rows. */
public final class JpaHolds implements Holds {
    private final Transactions transactions;

    public JpaHolds(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Set<BlobId> visible(AccountId reader, Collection<BlobId> blobs) {
        Set<BlobId> seen = Jdbc.call(
                transactions.entities(), connection -> HoldReader.visible(connection, reader, numbers(blobs)));
        return seen.containsAll(blobs) ? seen : union(seen, pictures(blobs));
    }

    /** Of groups, which are there for everybody. */
    private Set<BlobId> pictures(Collection<BlobId> blobs) {
        return ids(query("select distinct g.picture from GroupCardRow g where g.picture in ?1", blobs));
    }

    private static Set<BlobId> union(Set<BlobId> one, Set<BlobId> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<BlobId> held(Collection<BlobId> blobs) {
        Set<BlobId> held = blobs.stream().filter(this::isHeld).collect(Collectors.toUnmodifiableSet());
        return union(held, pictures(blobs));
    }

    private boolean isHeld(BlobId blob) {
        return !query("select h.held from HoldRow h where h.held in ?1", List.of(blob))
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    @Override
    public Set<BlobId> of(Place entry) {
        return ids(transactions
                .entities()
                .createQuery("select h.held from HoldRow h where h.conversation = ?1 and h.seq = ?2", Long.class)
                .setParameter(1, entry.conversation().value())
                .setParameter(2, entry.seq().value()));
    }

    @Override
    public void release(ConversationId conversation, Collection<Seq> entries, long due) {
        List<Long> seqs = entries.stream().map(Seq::value).toList();
        transactions
                .entities()
                .createNativeQuery("update stored_blob set due = ?3 where id in"
                        + " (select held from hold where conversation = ?1 and seq in ?2)")
                .setParameter(1, conversation.value())
                .setParameter(2, seqs)
                .setParameter(3, due)
                .executeUpdate();
        transactions
                .entities()
                .createQuery("delete from HoldRow h where h.conversation = ?1 and h.seq in ?2")
                .setParameter(1, conversation.value())
                .setParameter(2, seqs)
                .executeUpdate();
    }

    private TypedQuery<Long> query(String text, Collection<BlobId> blobs) {
        return transactions.entities().createQuery(text, Long.class).setParameter(1, numbers(blobs));
    }

    private static List<Long> numbers(Collection<BlobId> blobs) {
        return blobs.stream()
                .flatMapToLong(id -> BlobNumber.of(id).stream())
                .boxed()
                .toList();
    }

    private static Set<BlobId> ids(TypedQuery<Long> query) {
        return query.getResultList().stream().map(BlobNumber::id).collect(Collectors.toUnmodifiableSet());
    }
}
