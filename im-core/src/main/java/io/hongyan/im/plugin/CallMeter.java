package io.hongyan.im.plugin;

import java.util.concurrent.atomic.LongAdder;

/** Counts the calls of one name. */
final class CallMeter {
    final LongAdder calls = new LongAdder();
    final LongAdder errors = new LongAdder();
    final LongAdder late = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder reruns = new LongAdder();
    final RecentTimes times = new RecentTimes(System::nanoTime);

    PluginFigures.OfCalls figures() {
        return new PluginFigures.OfCalls(
                calls.sum(), errors.sum(), late.sum(), refused.sum(), reruns.sum(), times.micros(50), times.micros(99));
    }
}
