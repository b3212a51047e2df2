package io.hongyan.im.account;

import io.hongyan.im.packet.Refused;
import java.nio.charset.StandardCharsets;

/** Text on one line as people write it: no control characters, no halves of characters. */
public final class PlainText {
    private PlainText() {}

    /**
     * The text without space around it.
     *
     * @throws Refused malformed, naming the field, if it is none or has not so many code points
     */
    public static String line(String field, String text, int shortest, int longest) {
        String line = text.strip();
        int length = line.codePointCount(0, line.length());
        boolean plain = line.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(line);
        if (!plain || length < shortest || length > longest) {
            throw Refused.malformed(field);
        }
        return line;
    }
}
