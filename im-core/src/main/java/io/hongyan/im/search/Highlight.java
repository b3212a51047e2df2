package io.hongyan.im.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of a text that was searched for.
 *
 * @param start in code points
 * @param end in code points, the first one after it
 */
record Highlight(int start, int end) {
    /** The same stretches in order, those that touch as one. */
    static List<Highlight> joined(List<Highlight> stretches) {
        List<Highlight> joined = new ArrayList<>();
        for (Highlight next : stretches.stream()
                .sorted(Comparator.comparingInt(Highlight::start))
                .toList()) {
            int last = joined.size() - 1;
            if (last >= 0 && next.start <= joined.get(last).end) {
                joined.set(last, new Highlight(joined.get(last).start, Math.max(joined.get(last).end, next.end)));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }
}
