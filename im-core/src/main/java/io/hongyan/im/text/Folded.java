package io.hongyan.im.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text as it is compared, and where each of its characters came from: compatible forms are one (NFKC, so full-width is
 * half-width), capitals are small, accents and points are gone. Traditional characters stay what they are.
 */
public final class Folded {
    private int[] points;
    private int[] starts;
    private int[] ends;
    private int length;

    private Folded(int room) {
        this.points = new int[room];
        this.starts = new int[room];
        this.ends = new int[room];
    }

    public static Folded of(String text) {
        Folded folded = new Folded(text.length());
        int place = 0;
        int from = 0;
        while (from < text.length()) {
            int to = endOfCluster(text, from);
            int after = place + text.codePointCount(from, to);
            folded.take(text, from, to, place, after);
            from = to;
            place = after;
        }
        return folded;
    }

    private static int endOfCluster(String text, int from) {
        int to = from + Character.charCount(text.codePointAt(from));
        while (to < text.length() && continues(text.codePointAt(to))) {
            to += Character.charCount(text.codePointAt(to));
        }
        return to;
    }

    /** Whether the character may melt into the one before it: a mark, a half-width sound mark, the rest of a syllable. */
    private static boolean continues(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> (point >= 0x1160 && point <= 0x11FF) || point == 0xFF9E || point == 0xFF9F;
        };
    }

    private void take(String text, int from, int to, int start, int end) {
        int first = text.codePointAt(from);
        if (end - start == 1 && (first < 0x80 || (first >= 0x4E00 && first <= 0x9FFF))) {
            add(Character.toLowerCase(first), start, end);
        } else {
            fold(text.substring(from, to)).codePoints().forEach(point -> add(point, start, end));
        }
    }

    /** Small, capital, small: the capital of ß is SS, that of the capital ẞ is itself. */
    private static String fold(String cluster) {
        StringBuilder bare = new StringBuilder();
        Normalizer.normalize(cluster, Form.NFKD)
                .codePoints()
                .filter(point -> !isAccent(point))
                .forEach(point -> Character.toString(point)
                        .toLowerCase(Locale.ROOT)
                        .toUpperCase(Locale.ROOT)
                        .codePoints()
                        .map(Character::toLowerCase)
                        .forEach(bare::appendCodePoint));
        return Normalizer.normalize(bare, Form.NFC);
    }

    /** Of Latin, Greek and Cyrillic letters; the points of Hebrew and Arabic; what chooses between looks. */
    private static boolean isAccent(int point) {
        return (point >= 0x0300 && point <= 0x036F)
                || (point >= 0x0591 && point <= 0x05C7)
                || (point >= 0x064B && point <= 0x065F)
                || (point >= 0x1AB0 && point <= 0x1AFF)
                || (point >= 0x1DC0 && point <= 0x1DFF)
                || (point >= 0x20D0 && point <= 0x20FF)
                || (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xFE20 && point <= 0xFE2F)
                || (point >= 0xE0100 && point <= 0xE01EF);
    }

    private void add(int point, int start, int end) {
        if (length == points.length) {
            int room = 2 * length + 16;
            points = Arrays.copyOf(points, room);
            starts = Arrays.copyOf(starts, room);
            ends = Arrays.copyOf(ends, room);
        }
        points[length] = point;
        starts[length] = start;
        ends[length] = end;
        length++;
    }

    public int length() {
        return length;
    }

    public int at(int index) {
        return points[index];
    }

    public int[] points(int from, int to) {
        return Arrays.copyOfRange(points, from, to);
    }

    /** Where in the text, in code points, this character began. */
    public int start(int index) {
        return starts[index];
    }

    /** Where in the text, in code points, it ended. */
    public int end(int index) {
        return ends[index];
    }

    @Override
    public String toString() {
        return new String(points, 0, length);
    }
}
