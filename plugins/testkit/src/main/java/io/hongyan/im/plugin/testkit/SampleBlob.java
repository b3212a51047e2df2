package io.hongyan.im.plugin.testkit;

import io.hongyan.im.api.Blob;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.ContentRefused;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * A blob that the sender of every message in a test may send.
 *
 * @param type as {@code image/png}
 * @param size bytes
 * @param width pixels
 * @param height pixels
 * @param seconds how long it is, rounded up
 */
public record SampleBlob(
        BlobId id, String type, long size, OptionalInt width, OptionalInt height, OptionalInt seconds) {
    /** One of which nothing more could be measured. */
    public static SampleBlob of(String id, String type, long size) {
        OptionalInt none = OptionalInt.empty();
        return new SampleBlob(new BlobId(id), type, size, none, none, none);
    }

    /** The same with so many pixels. */
    public SampleBlob sized(int wide, int high) {
        return new SampleBlob(id, type, size, OptionalInt.of(wide), OptionalInt.of(high), seconds);
    }

    /** The same with so many seconds. */
    public SampleBlob lasting(int measured) {
        return new SampleBlob(id, type, size, width, height, OptionalInt.of(measured));
    }

    /** As the host gives it. */
    Blob in(String field) {
        return new Held(this, field);
    }

    private record Held(SampleBlob sample, String field) implements Blob {
        @Override
        public BlobId id() {
            return sample.id();
        }

        @Override
        public String type() {
            return sample.type();
        }

        @Override
        public long size() {
            return sample.size();
        }

        @Override
        public OptionalInt width() {
            return sample.width();
        }

        @Override
        public OptionalInt height() {
            return sample.height();
        }

        @Override
        public OptionalInt seconds() {
            return sample.seconds();
        }

        @Override
        public void requireType(String... prefixes) throws ContentRefused {
            if (Arrays.stream(prefixes).noneMatch(type()::startsWith)) {
                throw new ContentRefused(field, "not of this type");
            }
        }
    }
}
