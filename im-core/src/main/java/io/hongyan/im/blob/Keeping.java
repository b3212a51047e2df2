package io.hongyan.im.blob;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.BlobNumber;
import io.hongyan.im.id.Ids;
import io.hongyan.im.storage.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Brings bytes and rows together. Bytes are durable before a row speaks of them, and lie under a key of their own, noted
 * as spare until then: so whatever fails in between, nothing is answered that is not there, nothing stays for ever, and
 * nothing is swept that was just uploaded again.
 */
final class Keeping {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int TRIES = 3;

    private final Transactions transactions;
    private final BlobBook book;
    private final ByteStore store;
    private final Ids ids;
    private final Clock clock;

    Keeping(Transactions transactions, BlobBook book, ByteStore store, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.book = book;
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whose it is, and what it is called. */
    record Label(AccountId owner, String name) {}

    StoredBlob keep(Label label, Product product) throws IOException {
        String sha256 = sha256(product.file());
        Optional<StoredBlob> known =
                transactions.call(() -> book.lockBytes(sha256).map(same -> add(label, same)));
        if (known.isPresent()) {
            return known.get();
        }
        StoredBytes bytes = new StoredBytes(
                ids.next(),
                sha256,
                Files.size(product.file()),
                product.facts(),
                product.thumbnail().isPresent());
        transactions.run(() -> book.spare(bytes.key(), clock.millis() + DAY));
        if (product.thumbnail().isPresent()) {
            store.put(bytes.thumbnailKey(), product.thumbnail().get());
        }
        store.put(bytes.key(), product.file());
        return add(label, bytes, 1);
    }

    /** Somebody else may have brought the same bytes meanwhile: then ours are left to the sweep. */
    private StoredBlob add(Label label, StoredBytes bytes, int attempt) {
        try {
            return transactions.call(() -> {
                Optional<StoredBytes> same = book.lockBytes(bytes.sha256());
                if (same.isEmpty()) {
                    book.add(bytes, clock.millis());
                    book.unspare(bytes.key());
                }
                return add(label, same.orElse(bytes));
            });
        } catch (RuntimeException failure) {
            if (attempt == TRIES) {
                throw failure;
            }
            return add(label, bytes, attempt + 1);
        }
    }

    private StoredBlob add(Label label, StoredBytes bytes) {
        StoredBlob blob = new StoredBlob(BlobNumber.id(ids.next()), label.owner, label.name, bytes);
        book.add(blob, clock.millis(), clock.millis() + DAY);
        return blob;
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
