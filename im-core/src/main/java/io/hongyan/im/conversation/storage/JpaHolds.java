package io.hongyan.im.conversation.storage;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.conversation.Holds;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.BlobNumber;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
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
        Set<BlobId> seen = ids(query(
                        "select distinct h.held from HoldRow h join MemberRow m on m.conversation = h.conversation"
                                + " join ConversationRow c on c.id = h.conversation and c.dissolved = 0"
                                + " where h.held in ?1 and m.account = ?2 and m.firstSeq <= coalesce(h.about, h.seq)",
                        blobs)
                .setParameter(2, reader.value()));
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
        return union(ids(query("select distinct h.held from HoldRow h where h.held in ?1", blobs)), pictures(blobs));
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
        List<Long> numbers = blobs.stream()
                .flatMapToLong(id -> BlobNumber.of(id).stream())
                .boxed()
                .toList();
        return transactions.entities().createQuery(text, Long.class).setParameter(1, numbers);
    }

    private static Set<BlobId> ids(TypedQuery<Long> query) {
        return query.getResultList().stream().map(BlobNumber::id).collect(Collectors.toUnmodifiableSet());
    }
}
