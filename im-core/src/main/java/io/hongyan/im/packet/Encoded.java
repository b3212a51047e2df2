package io.hongyan.im.packet;

/**
 * A packet in JSON, made once and sent to many.
 *
 * @param bytes its size in UTF-8
 */
public record Encoded(String text, int bytes) {
    static Encoded of(String text) {
        return new Encoded(text, utf8(text));
    }

    /** The size of the text in UTF-8. */
    public static int utf8(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return bytes;
    }
}
