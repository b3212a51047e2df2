package io.hongyan.im.deploy.loadtest;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What was counted and timed between two moments. */
final class Figures {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);
    private static final double NANOS_A_MILLISECOND = 1e6;

    private final Histogram answers = new ConcurrentHistogram(LONGEST, 3);
    private final Histogram deliveries = new ConcurrentHistogram(LONGEST, 3);
    private final LongAdder failures = new LongAdder();

    void answered(long nanos) {
        answers.recordValue(Math.min(nanos, LONGEST));
    }

    void delivered(long nanos) {
        deliveries.recordValue(Math.min(nanos, LONGEST));
    }

    void failed() {
        failures.increment();
    }

    static String heading() {
        return String.format(
                "%-22s %12s %12s %26s %26s %9s",
                "", "answered/s", "delivered/s", "answer p50 / p99 ms", "delivery p50 / p99 ms", "failures");
    }

    String line(String name, double seconds) {
        return String.format(
                Locale.ROOT,
                "%-22s %12.0f %12.0f %26s %26s %9d",
                name,
                answers.getTotalCount() / seconds,
                deliveries.getTotalCount() / seconds,
                percentiles(answers),
                percentiles(deliveries),
                failures.sum());
    }

    private static String percentiles(Histogram times) {
        return String.format(
                Locale.ROOT,
                "%.1f / %.1f",
                times.getValueAtPercentile(50) / NANOS_A_MILLISECOND,
                times.getValueAtPercentile(99) / NANOS_A_MILLISECOND);
    }
}
