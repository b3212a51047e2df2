package io.hongyan.im.search;

import io.hongyan.im.text.Folded;
import io.hongyan.im.text.TokenRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What somebody searches for: every word, run and sign of a text, wherever each stands. The last word may be the beginning
 * of one.
 */
public final class Terms {
    private static final int MOST = 3;
    /** Bytes of two characters of a run. */
    private static final int PAIR = 6;

    private final List<Term> terms;

    private Terms(List<Term> terms) {
        this.terms = terms;
    }

    /** Of what was typed. */
    public static Terms of(String text) {
        Folded folded = Folded.of(text);
        List<Piece> pieces = Piece.of(folded);
        int lastWord = IntStream.range(0, pieces.size())
                .filter(i -> pieces.get(i).sort() == Piece.Sort.WORD)
                .max()
                .orElse(-1);
        Set<Term> terms = new LinkedHashSet<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            terms.add(new Term(
                    piece.sort(),
                    Arrays.stream(folded.points(piece.from(), piece.to()))
                            .boxed()
                            .toList(),
                    i == lastWord));
        }
        return new Terms(List.copyOf(terms));
    }

    /** Whether there is nothing to search for: no letter, digit or symbol. */
    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** At most three ranges of tokens of which every message that is meant has one each; what says most goes first. */
    public List<TokenRange> ranges() {
        List<TokenRange> all = terms.stream()
                .flatMap(Term::ranges)
                .distinct()
                .sorted(Comparator.comparing((TokenRange range) -> !range.isOne())
                        .thenComparing(range -> -range.bytes()))
                .toList();
        long good = all.stream()
                .filter(range -> range.isOne() && range.bytes() >= PAIR)
                .count();
        if (good <= MOST) {
            return all.subList(0, Math.min(MOST, all.size()));
        }
        // neighbours of a run have a character in common: those far from each other say more
        int last = (int) good - 1;
        return List.of(all.get(0), all.get(last / 2), all.get(last));
    }

    /** Where the text says it, in order; empty if it lacks any of it. */
    List<Highlight> in(String text) {
        Folded folded = Folded.of(text);
        List<Piece> pieces = Piece.of(folded);
        List<Highlight> all = new ArrayList<>();
        for (Term term : terms) {
            List<Highlight> its = pieces.stream()
                    .filter(piece -> piece.sort() == term.sort && piece.length() >= term.length())
                    .flatMap(piece -> term.in(folded, piece))
                    .toList();
            if (its.isEmpty()) {
                return List.of();
            }
            all.addAll(its);
        }
        return Highlight.joined(all);
    }

    private record Term(Piece.Sort sort, List<Integer> points, boolean begins) {
        int length() {
            return points.size();
        }

        Stream<TokenRange> ranges() {
            int[] all = points.stream().mapToInt(point -> point).toArray();
            if (sort == Piece.Sort.RUN && all.length > 1) {
                return IntStream.range(0, all.length - 1).mapToObj(i -> TokenRange.exactly(all[i], all[i + 1]));
            }
            boolean open = sort == Piece.Sort.RUN || begins;
            return Stream.of(open ? TokenRange.beginning(all) : TokenRange.exactly(all));
        }

        Stream<Highlight> in(Folded text, Piece piece) {
            if (sort != Piece.Sort.RUN && !begins && piece.length() != length()) {
                return Stream.empty();
            }
            int lastFrom = sort == Piece.Sort.RUN ? piece.to() - length() : piece.from();
            return IntStream.rangeClosed(piece.from(), lastFrom)
                    .filter(from -> standsAt(text, from))
                    .mapToObj(from -> new Highlight(text.start(from), text.end(from + length() - 1)));
        }

        private boolean standsAt(Folded text, int from) {
            return IntStream.range(0, length()).allMatch(i -> text.at(from + i) == points.get(i));
        }
    }
}
