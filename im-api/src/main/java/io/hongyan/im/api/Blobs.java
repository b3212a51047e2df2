package io.hongyan.im.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The bytes that messages carry. Every call may wait for disk or network; not for {@link MediaType#check}. */
public interface Blobs {
    /** What is known of a blob; empty if there is none. */
    Optional<Blob> find(BlobId id);

    /**
     * Its bytes, from the first; to be closed.
     *
     * @throws IOException if there are none, or they can't be read
     */
    InputStream open(BlobId id) throws IOException;

    /**
     * Keeps bytes as if this person had uploaded them. Swept after a day unless a message holds them.
     *
     * @param name a file name for those who save it
     * @throws IOException if they are too large, of a type that is not taken, or can't be kept
     */
    Blob store(UserName owner, String name, byte[] bytes) throws IOException;
}
