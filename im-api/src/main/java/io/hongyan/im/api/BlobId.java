package io.hongyan.im.api;

import java.util.regex.Pattern;

/**
 * Names bytes that somebody uploaded: 13 upper-case characters, as on the wire. A component of this type in a content
 * record is what makes the message hold the blob: the host finds it, refuses one that the sender may not read (42201),
 * and keeps the bytes for as long as the message is there.
 */
public record BlobId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9A-HJKMNP-TV-Z]{13}");

    /** @throws IllegalArgumentException if the value is no id */
    public BlobId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a blob id");
        }
    }

    /** Whether the value could be an id. */
    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
