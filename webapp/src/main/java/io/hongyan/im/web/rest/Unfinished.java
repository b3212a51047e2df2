package io.hongyan.im.web.rest;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.blob.BlobFeature;
import io.hongyan.im.blob.Library;
import io.hongyan.im.blob.StoredBlob;
import io.hongyan.im.blob.Use;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import me.desair.tus.server.TusFileUploadService;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.upload.UploadInfo;

/** Uploads that may go on where they stopped, for a day; and the blobs that they became. */
final class Unfinished {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration SWEEP = Duration.ofMinutes(10);

    private final BlobFeature blobs;
    private final TusFileUploadService service;
    private final Path done;
    private final Object[] locks =
            IntStream.range(0, 64).mapToObj(any -> new Object()).toArray();
    private final AtomicLong swept = new AtomicLong(System.nanoTime());

    /** @param path of the uploads, as clients see it */
    Unfinished(BlobFeature blobs, String path) throws IOException {
        this.blobs = blobs;
        this.done = Files.createDirectories(blobs.unfinished().resolve("done"));
        this.service = new TusFileUploadService()
                .withStoragePath(blobs.unfinished().toString())
                .withUploadUri(path)
                .withUploadExpirationPeriod(KEPT.toMillis())
                .disableTusExtension("concatenation");
    }

    TusFileUploadService service() {
        return service;
    }

    /**
     * The blob that a whole upload became; the same one each time.
     *
     * @param path of the upload
     * @throws Refused no such thing, also for another account's; malformed, while it is not whole
     */
    StoredBlob blob(AccountId owner, String path) throws IOException {
        String id = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (!id.matches("[0-9a-f-]{36}")) {
            throw Library.none();
        }
        synchronized (locks[Math.floorMod(id.hashCode(), locks.length)]) {
            Path known = done.resolve(id);
            return Files.exists(known)
                    ? blobs.library().require(owner, new BlobId(Files.readString(known)))
                    : finish(owner, path, known);
        }
    }

    private StoredBlob finish(AccountId owner, String path, Path known) throws IOException {
        try {
            UploadInfo info = service.getUploadInfo(path, owner.toString());
            if (info == null) {
                throw Library.none();
            }
            if (info.isUploadInProgress()) {
                throw Refused.malformed("offset");
            }
            StoredBlob blob = take(owner, path, info);
            Files.writeString(known, blob.id().value());
            service.deleteUpload(path, owner.toString());
            return blob;
        } catch (TusException failure) {
            throw new IOException("the upload can't be read", failure);
        }
    }

    private StoredBlob take(AccountId owner, String path, UploadInfo info) throws IOException, TusException {
        String name = info.getMetadata().getOrDefault("filename", "");
        try (InputStream bytes = service.getUploadedBytes(path, owner.toString())) {
            return blobs.uploads().take(owner, use(info), name, bytes);
        }
    }

    private static Use use(UploadInfo info) {
        return Use.of(info.getMetadata().getOrDefault("use", "file")).orElse(Use.FILE);
    }

    /** Now and then, what nobody went on with. */
    void sweep() throws IOException {
        long last = swept.get();
        if (System.nanoTime() - last < SWEEP.toNanos() || !swept.compareAndSet(last, System.nanoTime())) {
            return;
        }
        service.cleanup();
        long oldest = System.currentTimeMillis() - KEPT.toMillis();
        try (var files = Files.newDirectoryStream(done)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toMillis() < oldest) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
