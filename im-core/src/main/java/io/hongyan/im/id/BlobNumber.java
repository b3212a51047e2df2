package io.hongyan.im.id;

import io.hongyan.im.api.BlobId;
import java.util.OptionalLong;

/** The 64-bit number that a blob's id stands for, as rows have it. */
public final class BlobNumber {
    private BlobNumber() {}

    /** Empty for an id that no row can have. */
    public static OptionalLong of(BlobId id) {
        return Tsid.isValid(id.value()) ? OptionalLong.of(Tsid.number(id.value())) : OptionalLong.empty();
    }

    /** @throws IllegalArgumentException if the number is not positive */
    public static BlobId id(long number) {
        return new BlobId(Tsid.text(Tsid.positive(number)));
    }
}
