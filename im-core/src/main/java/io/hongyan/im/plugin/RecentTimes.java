package io.hongyan.im.plugin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/** How long calls took in the last five minutes, by the minute, to two digits. */
final class RecentTimes {
    private static final int MINUTES = 5;
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final int DIGITS = 2;

    private final LongSupplier nanoTime;
    private final Deque<Minute> minutes = new ArrayDeque<>();

    RecentTimes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized void add(long nanos) {
        forget();
        long now = minute();
        Minute last = minutes.peekLast();
        if (last == null || last.number != now) {
            last = new Minute(now, new Histogram(LONGEST_MICROS, DIGITS));
            minutes.addLast(last);
        }
        last.times.recordValue(Math.min(TimeUnit.NANOSECONDS.toMicros(nanos), LONGEST_MICROS));
    }

    /** The time in microseconds within which so many percent of the calls ended; 0 when there were none. */
    synchronized long micros(double percent) {
        forget();
        Histogram all = new Histogram(LONGEST_MICROS, DIGITS);
        minutes.forEach(minute -> all.add(minute.times));
        return all.getTotalCount() == 0 ? 0 : all.getValueAtPercentile(percent);
    }

    private void forget() {
        long oldest = minute() - MINUTES;
        while (!minutes.isEmpty() && minutes.getFirst().number <= oldest) {
            minutes.removeFirst();
        }
    }

    private long minute() {
        return TimeUnit.NANOSECONDS.toMinutes(nanoTime.getAsLong());
    }

    private record Minute(long number, Histogram times) {}
}
