package io.hongyan.im.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A part of what an index finds.
 *
 * @param points the newest first
 * @param rest what is before it was not looked at yet; empty if there is no more
 */
public record Stretch(List<Point> points, Optional<Point> rest) {
    public Stretch {
        points = List.copyOf(points);
    }

    /** What was found in several places, as far as all of them were looked at. */
    public static Stretch joined(List<Stretch> parts) {
        Optional<Point> rest =
                parts.stream().flatMap(part -> part.rest.stream()).max(Comparator.naturalOrder());
        List<Point> points = parts.stream()
                .flatMap(part -> part.points.stream())
                .filter(point -> rest.filter(end -> point.compareTo(end) < 0).isEmpty())
                .sorted(Comparator.reverseOrder())
                .toList();
        return new Stretch(points, rest);
    }
}
