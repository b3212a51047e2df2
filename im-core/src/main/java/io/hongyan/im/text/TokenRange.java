package io.hongyan.im.text;

/**
 * Tokens that lie together. A token stands for a part of a text: the first eight bytes of its UTF-8, as a number that is
 * ordered as they are on every database, whatever it thinks of letters. So all words with a beginning are a range, and
 * words that only differ further on are the same one; who finds a message by its tokens has to look at its text.
 *
 * @param low the first
 * @param high the last
 * @param bytes how much of a text they say
 */
public record TokenRange(long low, long high, int bytes) {
    private static final int BYTES = 8;

    /** What stands for every text that has a token. */
    public static final TokenRange ANY = exactly();

    /** Of one word, sign or pair. */
    public static TokenRange exactly(int... points) {
        TokenRange range = beginning(points);
        return new TokenRange(range.low, range.low, range.bytes);
    }

    /** Of all that begin so. */
    public static TokenRange beginning(int... points) {
        long code = 0;
        int bytes = 0;
        for (int point : points) {
            for (int shift = 6 * (size(point) - 1); shift >= 0 && bytes < BYTES; shift -= 6) {
                code = code << 8 | utf8(point, shift);
                bytes++;
            }
        }
        int rest = 8 * (BYTES - bytes);
        long low = code << rest;
        return new TokenRange(low ^ Long.MIN_VALUE, (low | ((1L << rest) - 1)) ^ Long.MIN_VALUE, bytes);
    }

    public boolean isOne() {
        return low == high;
    }

    private static int size(int point) {
        if (point < 0x80) {
            return 1;
        }
        if (point < 0x800) {
            return 2;
        }
        return point < 0x10000 ? 3 : 4;
    }

    private static long utf8(int point, int shift) {
        int size = size(point);
        if (size == 1) {
            return point;
        }
        boolean leads = shift == 6 * (size - 1);
        return leads ? ((0xF00 >> size) & 0xFF) | (point >> shift) : 0x80 | ((point >> shift) & 0x3F);
    }
}
