package io.hongyan.im.plugin.testkit;

import io.hongyan.im.api.Blob;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.Blobs;
import io.hongyan.im.api.UserName;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A server without blobs. */
final class NoBlobs implements Blobs {
    @Override
    public Optional<Blob> find(BlobId id) {
        return Optional.empty();
    }

    @Override
    public InputStream open(BlobId id) throws IOException {
        throw new IOException("there are no blobs in this test");
    }

    @Override
    public Blob store(UserName owner, String name, byte[] bytes) throws IOException {
        throw new IOException("there are no blobs in this test");
    }
}
