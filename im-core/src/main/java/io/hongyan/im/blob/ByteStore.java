package io.hongyan.im.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Keeps bytes under keys of the form {@code [0-9a-z-]{8,100}}. A key is written once. Safe for use by several threads.
 */
public interface ByteStore extends AutoCloseable {
    /**
     * Keeps what the file holds; returns when it is durable. The file may be gone afterwards.
     *
     * @throws IOException if it can't be kept; then there is nothing under the key
     */
    void put(String key, Path file) throws IOException;

    /**
     * {@code length} bytes from {@code from} on, both not negative, together within what there is; to be closed.
     *
     * @throws java.nio.file.NoSuchFileException if there is nothing under the key
     */
    InputStream open(String key, long from, long length) throws IOException;

    /** Removes what is under the key, if anything is. */
    void delete(String key) throws IOException;

    @Override
    void close();
}
