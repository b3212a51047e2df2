package io.hongyan.im.server;

import io.hongyan.im.api.Blob;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.Blobs;
import io.hongyan.im.api.UserName;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** There are none yet. */
final class NoBlobs implements Blobs {
    @Override
    public Optional<Blob> find(BlobId id) {
        return Optional.empty();
    }

    @Override
    public InputStream open(BlobId id) throws IOException {
        throw new IOException("this server keeps no blobs");
    }

    @Override
    public Blob store(UserName owner, String name, byte[] bytes) throws IOException {
        throw new IOException("this server keeps no blobs");
    }
}
