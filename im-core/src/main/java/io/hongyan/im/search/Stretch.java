package io.hongyan.im.search;

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
}
