package io.hongyan.im.search;

import io.hongyan.im.text.Folded;
import io.hongyan.im.text.TokenRange;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What stands for a text in the index: each word, each sign, each two neighbours of a run, and the last of a run. So a
 * single character of a run is a range of tokens, as the beginning of a word is. If there is any, the token of every text
 * as well.
 */
final class Tokens {
    private Tokens() {}

    static Set<Long> of(String text) {
        Folded folded = Folded.of(text);
        Set<Long> tokens = new LinkedHashSet<>();
        for (Piece piece : Piece.of(folded)) {
            tokens.add(TokenRange.ANY.low());
            int width = piece.sort() == Piece.Sort.RUN ? 2 : piece.length();
            int last = piece.sort() == Piece.Sort.RUN ? piece.to() : piece.from() + 1;
            for (int at = piece.from(); at < last; at++) {
                tokens.add(TokenRange.exactly(folded.points(at, Math.min(at + width, piece.to())))
                        .low());
            }
        }
        return tokens;
    }
}
