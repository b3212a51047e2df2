package io.hongyan.im.blob.storage;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.blob.BlobBook;
import io.hongyan.im.blob.StoredBlob;
import io.hongyan.im.blob.StoredBytes;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.BlobNumber;
import io.hongyan.im.storage.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Blobs as rows. */
public final class JpaBlobBook implements BlobBook {
    private static final String LOCK_TIMEOUT = "jakarta.persistence.lock.timeout";
    /** What Hibernate takes for it. */
    private static final int SKIP_LOCKED = -2;

    private final Transactions transactions;

    public JpaBlobBook(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<StoredBlob> find(Collection<BlobId> ids) {
        return entities()
                .createQuery(
                        "select b, s from BlobRow b join BytesRow s on s.id = b.bytes where b.id in ?1 order by b.id",
                        Object[].class)
                .setParameter(1, numbers(ids))
                .getResultList()
                .stream()
                .map(pair -> ((BlobRow) pair[0]).blob((BytesRow) pair[1]))
                .toList();
    }

    @Override
    public Optional<StoredBytes> lockBytes(String sha256) {
        return entities()
                .createQuery("select s from BytesRow s where s.sha256 = ?1", BytesRow.class)
                .setParameter(1, sha256)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .map(BytesRow::bytes);
    }

    @Override
    public void add(StoredBytes bytes, long created) {
        entities().persist(BytesRow.of(bytes, created));
        entities().flush();
    }

    @Override
    public void add(StoredBlob blob, long created, long due) {
        BlobRow row = new BlobRow();
        row.id = BlobNumber.of(blob.id()).orElseThrow();
        row.owner = blob.owner().value();
        row.bytes = blob.bytes().id();
        row.name = blob.name();
        row.created = created;
        row.due = due;
        entities().persist(row);
    }

    @Override
    public long uploaded(AccountId owner, long since) {
        return entities()
                .createQuery(
                        "select coalesce(sum(s.size), 0) from BlobRow b join BytesRow s on s.id = b.bytes"
                                + " where b.owner = ?1 and b.created >= ?2",
                        Long.class)
                .setParameter(1, owner.value())
                .setParameter(2, since)
                .getSingleResult();
    }

    @Override
    public List<BlobId> lockDue(long now, int limit) {
        return entities()
                .createQuery("select b from BlobRow b where b.due <= ?1 order by b.due, b.id", BlobRow.class)
                .setParameter(1, now)
                .setMaxResults(limit)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint(LOCK_TIMEOUT, SKIP_LOCKED)
                .getResultList()
                .stream()
                .map(row -> BlobNumber.id(row.id))
                .toList();
    }

    @Override
    public boolean lock(BlobId id) {
        return entities().find(BlobRow.class, BlobNumber.of(id).orElseThrow(), LockModeType.PESSIMISTIC_WRITE) != null;
    }

    @Override
    public Set<BlobId> avatars(Collection<BlobId> ids) {
        // the accounts' own rows hold them
        return entities()
                .createQuery("select distinct a.avatar from AccountRow a where a.avatar in ?1", Long.class)
                .setParameter(1, numbers(ids))
                .getResultStream()
                .map(BlobNumber::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void look(BlobId id, long due) {
        entities()
                .createQuery("update BlobRow set due = ?1 where id = ?2")
                .setParameter(1, due)
                .setParameter(2, BlobNumber.of(id).orElseThrow())
                .executeUpdate();
    }

    @Override
    public void keep(Collection<BlobId> ids) {
        entities()
                .createQuery("update BlobRow set due = null where id in ?1")
                .setParameter(1, numbers(ids))
                .executeUpdate();
    }

    @Override
    public List<String> remove(Collection<BlobId> ids) {
        List<Long> bytes = entities()
                .createQuery("select distinct b.bytes from BlobRow b where b.id in ?1", Long.class)
                .setParameter(1, numbers(ids))
                .getResultList();
        entities()
                .createQuery("delete from BlobRow where id in ?1")
                .setParameter(1, numbers(ids))
                .executeUpdate();
        List<Long> locked = entities()
                .createQuery("select s from BytesRow s where s.id in ?1 order by s.id", BytesRow.class)
                .setParameter(1, bytes)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .map(row -> row.id)
                .toList();
        return locked.isEmpty() ? List.of() : removeUnused(locked);
    }

    /** Asked after the lock, so that a blob that came meanwhile counts. */
    private List<String> removeUnused(List<Long> locked) {
        List<BytesRow> unused = entities()
                .createQuery(
                        "select s from BytesRow s where s.id in ?1"
                                + " and not exists (select 1 from BlobRow b where b.bytes = s.id)",
                        BytesRow.class)
                .setParameter(1, locked)
                .getResultList();
        unused.forEach(entities()::remove);
        return unused.stream().map(row -> row.bytes().key()).toList();
    }

    @Override
    public void spare(String key, long due) {
        SpareRow row = new SpareRow();
        row.name = key;
        row.due = due;
        entities().merge(row);
    }

    @Override
    public void unspare(String key) {
        entities()
                .createQuery("delete from SpareRow where name = ?1")
                .setParameter(1, key)
                .executeUpdate();
    }

    @Override
    public List<String> spares(long now, int limit) {
        return entities()
                .createQuery("select s.name from SpareRow s where s.due <= ?1 order by s.due, s.name", String.class)
                .setParameter(1, now)
                .setMaxResults(limit)
                .getResultList();
    }

    private EntityManager entities() {
        return transactions.entities();
    }

    private static List<Long> numbers(Collection<BlobId> ids) {
        return ids.stream()
                .flatMapToLong(id -> BlobNumber.of(id).stream())
                .boxed()
                .toList();
    }
}
