package io.hongyan.im.blob;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.conversation.Holds;
import io.hongyan.im.storage.Transactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what nothing holds: blobs a day after their upload, bytes with their last blob, uploads that were never
 * finished. Blobs are looked at under their locks, which the log takes too before it lets an entry hold one; so several
 * nodes may sweep at once, and none takes away what a message is about to hold.
 */
final class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int BATCH = 200;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Transactions transactions;
    private final BlobBook book;
    private final Holds holds;
    private final ByteStore store;
    private final Path arrivals;
    private final Clock clock;

    Sweep(BlobGround ground, BlobBook book, Holds holds, ByteStore store, Path arrivals) {
        this.transactions = ground.transactions();
        this.book = book;
        this.holds = holds;
        this.store = store;
        this.arrivals = arrivals;
        this.clock = ground.clock();
    }

    /** Removes all whose time has come. */
    void run() {
        try {
            while (transactions.call(this::blobs) == BATCH) {
                LOG.debug("event=blobs-swept more=true");
            }
            bytes();
            arrivals();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @return how many were looked at */
    private int blobs() {
        List<BlobId> due = book.lockDue(clock.millis(), BATCH);
        if (due.isEmpty()) {
            return 0;
        }
        Set<BlobId> held = new HashSet<>(holds.held(due));
        held.addAll(book.avatars(due));
        List<BlobId> orphans = due.stream().filter(id -> !held.contains(id)).toList();
        if (!held.isEmpty()) {
            book.keep(held);
        }
        if (!orphans.isEmpty()) {
            book.remove(orphans).forEach(key -> book.spare(key, clock.millis()));
            LOG.info("event=blobs-swept count={}", orphans.size());
        }
        return due.size();
    }

    private void bytes() throws IOException {
        List<String> keys = transactions.call(() -> book.spares(clock.millis(), BATCH));
        while (!keys.isEmpty()) {
            for (String key : keys) {
                store.delete(StoredBytes.thumbnailKey(key));
                store.delete(key);
                transactions.run(() -> book.unspare(key));
            }
            keys = transactions.call(() -> book.spares(clock.millis(), BATCH));
        }
    }

    private void arrivals() throws IOException {
        if (!Files.isDirectory(arrivals)) {
            return;
        }
        List<Path> folders;
        try (Stream<Path> all = Files.list(arrivals)) {
            folders = all.toList();
        }
        for (Path folder : folders) {
            if (Files.getLastModifiedTime(folder).toMillis() < clock.millis() - DAY) {
                PathUtils.deleteDirectory(folder);
            }
        }
    }
}
