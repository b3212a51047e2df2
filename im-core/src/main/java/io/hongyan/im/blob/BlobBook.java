package io.hongyan.im.blob;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.id.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known of blobs and of the bytes that they share, in the database. Used inside a transaction. */
public interface BlobBook {
    /** Those of these that there are. */
    List<StoredBlob> find(Collection<BlobId> ids);

    /** The bytes with this hash, locked until the transaction ends. */
    Optional<StoredBytes> lockBytes(String sha256);

    /** The transaction fails, at the latest at its commit, if there are bytes with this hash by now. */
    void add(StoredBytes bytes, long created);

    /** @param due when to see whether anything holds it, in milliseconds since 1970 */
    void add(StoredBlob blob, long created, long due);

    /** How many bytes an account uploaded since a moment in milliseconds since 1970. */
    long uploaded(AccountId owner, long since);

    /** Blobs whose time to be looked at has come, locked until the transaction ends; not those locked elsewhere. */
    List<BlobId> lockDue(long now, int limit);

    /** Locks a blob until the transaction ends; false if there is none. */
    boolean lock(BlobId id);

    /** Those of these blobs that are somebody's avatar. */
    Set<BlobId> avatars(Collection<BlobId> ids);

    /** Lets a blob be looked at once more: something has let go of it. */
    void look(BlobId id, long due);

    /** Blobs that something holds need not be looked at again until it lets go. */
    void keep(Collection<BlobId> ids);

    /**
     * Forgets blobs, and the bytes that no other blob has.
     *
     * @return the keys of these bytes
     */
    List<String> remove(Collection<BlobId> ids);

    /** Notes that the store may hold bytes under this key that no row speaks of; from {@code due} on they can go. */
    void spare(String key, long due);

    /** Takes that back. */
    void unspare(String key);

    /** Keys that can go. */
    List<String> spares(long now, int limit);
}
