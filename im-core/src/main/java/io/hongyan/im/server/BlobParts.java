package io.hongyan.im.server;

import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.storage.JpaSettingStore;
import io.hongyan.im.blob.BlobFeature;
import io.hongyan.im.blob.BlobGround;
import io.hongyan.im.blob.ByteStore;
import io.hongyan.im.blob.store.DiskStore;
import io.hongyan.im.blob.store.S3Store;
import io.hongyan.im.conversation.storage.JpaHolds;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Puts blobs together. */
final class BlobParts {
    private static final int KEY_BYTES = 32;

    private BlobParts() {}

    static BlobFeature of(Features.Ground ground, Accounts accounts) {
        Path folder = ground.settings().home().resolve("blobs");
        String key = new JpaSettingStore(ground.transactions()).get("blob.tickets", BlobParts::newKey);
        return new BlobFeature(
                new BlobGround(
                        ground.settings().blobs(),
                        folder,
                        ground.transactions(),
                        ground.ids(),
                        ground.clock(),
                        ground.settings().language()),
                ground.settings().blobs().s3().<ByteStore>map(S3Store::new).orElseGet(() -> new DiskStore(folder)),
                new JpaHolds(ground.transactions()),
                accounts,
                key);
    }

    private static String newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
