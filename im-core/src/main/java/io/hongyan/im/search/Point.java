package io.hongyan.im.search;

import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Refused;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the order of what is found, which is that of time.
 *
 * @param time milliseconds since 1970
 */
public record Point(long time, ConversationId conversation, Seq seq) implements Comparable<Point> {
    /** After everything. */
    public static final Point END = new Point(Long.MAX_VALUE, new ConversationId(Long.MAX_VALUE), new Seq(0));

    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})-([0-9A-Z]{13})-([0-9]{1,15})");
    private static final Comparator<Point> ORDER = Comparator.comparingLong(Point::time)
            .thenComparingLong(point -> point.conversation.value())
            .thenComparingLong(point -> point.seq.value());

    /**
     * The point of a cursor.
     *
     * @throws Refused malformed, if it is none
     */
    static Point of(String cursor) {
        Matcher form = FORM.matcher(cursor);
        if (!form.matches() || !ConversationId.isValid(form.group(2))) {
            throw Refused.malformed("cursor");
        }
        return new Point(
                Long.parseLong(form.group(1)),
                ConversationId.of(form.group(2)),
                new Seq(Long.parseLong(form.group(3))));
    }

    /** Before all of a moment. */
    public static Point begin(long time) {
        return new Point(time, new ConversationId(1), Seq.NONE);
    }

    /** On the wire, opaque to clients. */
    String cursor() {
        return time + "-" + conversation + "-" + seq.value();
    }

    @Override
    public int compareTo(Point other) {
        return ORDER.compare(this, other);
    }
}
