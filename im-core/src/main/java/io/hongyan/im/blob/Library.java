package io.hongyan.im.blob;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.conversation.Holds;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lends blobs to who may read them: who uploaded them, and who can see an entry that holds them. */
public final class Library {
    /** More than a small picture ever has. */
    private static final long SMALL = 8L << 20;

    private final Transactions transactions;
    private final BlobBook book;
    private final Holds holds;
    private final ByteStore store;

    Library(Transactions transactions, BlobBook book, Holds holds, ByteStore store) {
        this.transactions = transactions;
        this.book = book;
        this.holds = holds;
        this.store = store;
    }

    /** Those of these blobs that this account may read now. */
    public Map<BlobId, StoredBlob> readable(AccountId reader, Collection<BlobId> ids) {
        return transactions.call(() -> {
            List<StoredBlob> found = book.find(ids);
            List<BlobId> foreign = found.stream()
                    .filter(blob -> !blob.owner().equals(reader))
                    .map(StoredBlob::id)
                    .toList();
            Set<BlobId> visible = foreign.isEmpty() ? Set.of() : holds.visible(reader, foreign);
            return found.stream()
                    .filter(blob -> blob.owner().equals(reader) || visible.contains(blob.id()))
                    .collect(Collectors.toMap(StoredBlob::id, Function.identity()));
        });
    }

    /** @throws Refused no such thing, also for who may not read it */
    public StoredBlob require(AccountId reader, BlobId id) {
        return Optional.ofNullable(readable(reader, List.of(id)).get(id)).orElseThrow(Library::none);
    }

    /** Whether it is a picture that this account may read. */
    public boolean isPictureFor(AccountId reader, BlobId id) {
        return Optional.ofNullable(readable(reader, List.of(id)).get(id))
                .filter(blob -> blob.bytes().facts().type().startsWith("image/"))
                .isPresent();
    }

    /** Whoever asks. */
    public Optional<StoredBlob> find(BlobId id) {
        return transactions.call(() -> book.find(List.of(id))).stream().findFirst();
    }

    /** What is said of a blob that is not there, or not for who asks. */
    public static Refused none() {
        return new Refused(Code.NO_SUCH_MESSAGE);
    }

    /** Part of its bytes; to be closed. */
    public InputStream open(StoredBlob blob, long from, long length) throws IOException {
        return store.open(blob.bytes().key(), from, length);
    }

    /**
     * The bytes of its small picture, PNG or JPEG.
     *
     * @throws Refused no such thing, if it has none
     */
    public byte[] thumbnail(StoredBlob blob) throws IOException {
        if (!blob.bytes().thumbnail()) {
            throw none();
        }
        try (InputStream in = store.open(blob.bytes().thumbnailKey(), 0, SMALL)) {
            return in.readAllBytes();
        }
    }
}
