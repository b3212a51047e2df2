package io.hongyan.im.account.storage;

import io.hongyan.im.text.TokenRange;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What stands for everything that begins anywhere in what somebody is found by: the first eight bytes of each ending. */
final class NameToken {
    private static final int BYTES = 8;

    private NameToken() {}

    /** @param search from {@link SearchText} */
    static Set<Long> of(String search) {
        Set<Long> tokens = new TreeSet<>();
        search.lines().forEach(line -> {
            int[] points = line.codePoints().toArray();
            for (int from = 0; from < points.length; from++) {
                tokens.add(TokenRange.exactly(Arrays.copyOfRange(points, from, points.length))
                        .low());
            }
        });
        return tokens;
    }

    /**
     * Ranges that each have all of those who have this text in what they are found by: of how it begins, and of its last
     * eight bytes. Not empty.
     */
    static List<TokenRange> ranges(String text) {
        int[] points = text.codePoints().toArray();
        int from = points.length - 1;
        while (from > 0
                && TokenRange.beginning(Arrays.copyOfRange(points, from - 1, points.length))
                                .bytes()
                        < BYTES) {
            from--;
        }
        return List.of(
                TokenRange.beginning(points), TokenRange.beginning(Arrays.copyOfRange(points, from, points.length)));
    }
}
