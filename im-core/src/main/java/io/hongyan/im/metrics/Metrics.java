package io.hongyan.im.metrics;

import io.hongyan.im.packet.Code;
import io.hongyan.im.session.CloseReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Everything that this node counts and times, in the text format of Prometheus. Safe for use by several threads. */
public final class Metrics implements AutoCloseable {
    private static final Duration[] BUCKETS = Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collector = new JvmGcMetrics();
    private final Map<Handled, Timer> packets = new ConcurrentHashMap<>();
    private final Map<CloseReason, Counter> closed = new ConcurrentHashMap<>();
    private final Timer commits = timer("hongyan.log.commit", "transactions that store messages", Tags.empty());
    private final DistributionSummary stored = DistributionSummary.builder("hongyan.log.batch")
            .description("messages of one transaction")
            .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256)
            .register(registry);

    private record Handled(int op, Code code) {}

    /** Begins with what the JVM tells of itself. */
    public Metrics() {
        Stream.of(
                        collector,
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ClassLoaderMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics(),
                        new FileDescriptorMetrics())
                .forEach(binder -> binder.bindTo(registry));
    }

    private Timer timer(String name, String description, Tags tags) {
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /**
     * A packet was answered, or done without an answer.
     *
     * @param op of a command that there is, else 0: clients choose it
     * @param nanos since it was begun
     */
    public void handled(int op, Code code, long nanos) {
        packets.computeIfAbsent(new Handled(op, code), this::packets).record(Duration.ofNanos(nanos));
    }

    private Timer packets(Handled what) {
        Tags tags = Tags.of("op", Integer.toString(what.op)).and("code", Integer.toString(what.code.number()));
        return timer("hongyan.packet", "packets by command and answer", tags);
    }

    /**
     * Messages were stored by one transaction.
     *
     * @param nanos it took
     */
    public void committed(int messages, long nanos) {
        commits.record(Duration.ofNanos(nanos));
        stored.record(messages);
    }

    /** A connection was ended by the server. */
    public void closed(CloseReason reason) {
        closed.computeIfAbsent(reason, this::closings).increment();
    }

    private Counter closings(CloseReason reason) {
        return Counter.builder("hongyan.session.closed")
                .description("connections that the server ended")
                .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /** Shows a number that somebody else keeps, asked whenever it is looked at. */
    public void show(String name, String description, Supplier<Number> number) {
        Gauge.builder(name, number).description(description).register(registry);
    }

    /** All of it now. */
    public String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collector.close();
        registry.close();
    }
}
