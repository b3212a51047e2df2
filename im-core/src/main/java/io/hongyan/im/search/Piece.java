package io.hongyan.im.search;

import io.hongyan.im.text.Folded;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A part of a folded text that can be searched for; what lies between parts is not compared. */
record Piece(Sort sort, int from, int to) {
    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.YI,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN);

    private static final int LONG_VOWEL = 0x30FC;

    /** What parts are made of. */
    enum Sort {
        /** Letters and digits, between spaces and signs. */
        WORD,
        /** Characters of a script that puts no spaces between words. */
        RUN,
        /** An emoji or another symbol, each by itself. */
        SIGN,
        /** Spaces, punctuation and controls: no part. */
        GAP
    }

    static List<Piece> of(Folded text) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            Sort sort = sort(text.at(from));
            int to = from + 1;
            while (to < text.length() && sort != Sort.SIGN && sort(text.at(to)) == sort) {
                to++;
            }
            if (sort != Sort.GAP) {
                pieces.add(new Piece(sort, from, to));
            }
            from = to;
        }
        return pieces;
    }

    private static Sort sort(int point) {
        if (point < 0x80) {
            return Character.isLetterOrDigit(point) ? Sort.WORD : Sort.GAP;
        }
        if (point == LONG_VOWEL || (isWord(point) && UNSPACED.contains(UnicodeScript.of(point)))) {
            return Sort.RUN;
        }
        if (Character.getType(point) == Character.OTHER_SYMBOL) {
            return Sort.SIGN;
        }
        return isWord(point) ? Sort.WORD : Sort.GAP;
    }

    private static boolean isWord(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.LETTER_NUMBER -> true;
            default -> Character.isLetterOrDigit(point);
        };
    }

    int length() {
        return to - from;
    }
}
