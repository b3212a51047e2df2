package io.hongyan.im.api;

import java.util.OptionalInt;

/** What the server itself found out about a blob; nothing of it is a claim of who uploaded it. */
public interface Blob {
    BlobId id();

    /** The media type that its bytes are of, as {@code image/png}. */
    String type();

    /** Bytes. */
    long size();

    /** Pixels, of images and videos that could be measured. */
    OptionalInt width();

    /** Pixels, of images and videos that could be measured. */
    OptionalInt height();

    /** Full seconds, rounded up, of sounds and videos that could be measured. */
    OptionalInt seconds();

    /**
     * Refuses a blob whose type does not begin with one of these.
     *
     * @param prefixes as {@code image/} or {@code application/pdf}
     * @throws ContentRefused naming the field of the content that holds the blob
     */
    void requireType(String... prefixes) throws ContentRefused;
}
