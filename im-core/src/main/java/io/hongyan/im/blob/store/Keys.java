package io.hongyan.im.blob.store;

import java.util.regex.Pattern;

/** Keys of bytes, which become names of files. */
final class Keys {
    private static final Pattern FORM = Pattern.compile("[0-9a-z-]{8,100}");

    private Keys() {}

    /** @throws IllegalArgumentException if it is none */
    static String require(String key) {
        if (!FORM.matcher(key).matches()) {
            throw new IllegalArgumentException("not a key of bytes");
        }
        return key;
    }
}
