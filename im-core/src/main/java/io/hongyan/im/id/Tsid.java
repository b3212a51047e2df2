package io.hongyan.im.id;

/** The 13 characters that a 64-bit id has on the wire: Crockford's base 32, upper case. */
final class Tsid {
    private Tsid() {}

    static String text(long value) {
        return com.github.f4b6a3.tsid.Tsid.from(value).toString();
    }

    static boolean isValid(String text) {
        return com.github.f4b6a3.tsid.Tsid.isValid(text) && number(text) > 0 && text.equals(text(number(text)));
    }

    static long number(String text) {
        return com.github.f4b6a3.tsid.Tsid.from(text).toLong();
    }

    static long positive(long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive");
        }
        return value;
    }
}
