package io.hongyan.im.blob;

import io.hongyan.im.blob.store.S3Store;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an operator chooses of blobs, read once at start; a value that can't be is refused with its key.
 *
 * @param most bytes of any upload ({@code im.blob.max}, in MiB as all of these, 100)
 * @param image bytes of a picture ({@code im.blob.max.image}, 20)
 * @param voice bytes of a voice message ({@code im.blob.max.voice}, 5)
 * @param perDay bytes that an account may upload in 24 hours ({@code im.blob.day}, 2048)
 * @param free bytes that uploads leave free on the disk ({@code im.blob.free}, 512)
 * @param megapixels that a picture may have ({@code im.blob.megapixels}, 50)
 * @param s3 where bytes lie, if not on disk ({@code im.blob.store}: {@code disk} or {@code s3}; {@code im.blob.s3.…})
 */
public record BlobSettings(
        long most, long image, long voice, long perDay, long free, int megapixels, Optional<S3Store.Place> s3) {
    private static final long MIB = 1 << 20;

    /** @param values a key's value, if the operator chose one */
    public static BlobSettings read(Function<String, Optional<String>> values) {
        return new BlobSettings(
                mib(values, "im.blob.max", 100, 100_000),
                mib(values, "im.blob.max.image", 20, 200),
                mib(values, "im.blob.max.voice", 5, 1_000),
                mib(values, "im.blob.day", 2_048, 10_000_000),
                mib(values, "im.blob.free", 512, 10_000_000),
                (int) number(values, "im.blob.megapixels", 50, 500),
                s3(values));
    }

    private static Optional<S3Store.Place> s3(Function<String, Optional<String>> values) {
        String store = values.apply("im.blob.store").map(String::strip).orElse("disk");
        if (!store.equals("disk") && !store.equals("s3")) {
            throw new IllegalArgumentException("im.blob.store=" + store + ": must be disk or s3");
        }
        return store.equals("disk")
                ? Optional.empty()
                : Optional.of(new S3Store.Place(
                        URI.create(required(values, "im.blob.s3.endpoint")),
                        required(values, "im.blob.s3.bucket"),
                        values.apply("im.blob.s3.region").map(String::strip).orElse("us-east-1"),
                        required(values, "im.blob.s3.key"),
                        required(values, "im.blob.s3.secret")));
    }

    private static String required(Function<String, Optional<String>> values, String key) {
        return values.apply(key)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException(key + " is needed with im.blob.store=s3"));
    }

    private static long mib(Function<String, Optional<String>> values, String key, long otherwise, long most) {
        return MIB * number(values, key, otherwise, most);
    }

    private static long number(Function<String, Optional<String>> values, String key, long otherwise, long most) {
        String value = values.apply(key).map(String::strip).orElse(Long.toString(otherwise));
        long number = value.matches("[0-9]{1,9}") ? Long.parseLong(value) : 0;
        if (number < 1 || number > most) {
            throw new IllegalArgumentException(key + "=" + value + ": must be a number from 1 to " + most);
        }
        return number;
    }
}
