package io.hongyan.im.plugin;

import io.hongyan.im.loader.RecordMethods;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether the class loaders of plugins that ended are collected. */
final class LoaderWatch {
    /** One that is still there after this time is leaked. */
    static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(LoaderWatch.class);
    private static final Duration ASK_AFTER = Duration.ofSeconds(10);

    private final Clock clock;
    private final List<Ended> ended = new ArrayList<>();

    /** A loader that should go. */
    private static final class Ended {
        private final String plugin;
        private final WeakReference<ClassLoader> loader;
        private final long since;
        private boolean asked;
        private boolean leaked;

        Ended(String plugin, ClassLoader loader, long since) {
            this.plugin = plugin;
            this.loader = new WeakReference<>(loader);
            this.since = since;
        }
    }

    /**
     * What became of the loaders of one plugin.
     *
     * @param uncollected how many ended and are still there
     * @param leaked whether one of them has been for more than {@link #LIMIT}
     */
    record Remains(int uncollected, boolean leaked) {}

    LoaderWatch(Clock clock) {
        this.clock = clock;
    }

    /** The loader of a plugin that has ended; the server's own are never collected. */
    synchronized void ended(LoadedPlugin plugin) {
        if (plugin.archive().origin().external()) {
            RecordMethods.forget();
            ended.add(new Ended(plugin.descriptor().id(), plugin.loader(), clock.millis()));
        }
    }

    synchronized Remains of(String plugin) {
        sweep();
        List<Ended> own =
                ended.stream().filter(one -> one.plugin.equals(plugin)).toList();
        return new Remains(own.size(), own.stream().anyMatch(one -> one.leaked));
    }

    /** Called from time to time. A loader is not called leaked before the collector was asked to look for it. */
    void look() {
        if (shouldAsk()) {
            System.gc();
        }
    }

    private synchronized boolean shouldAsk() {
        sweep();
        long now = clock.millis();
        boolean ask = false;
        for (Ended one : ended) {
            long age = now - one.since;
            if (age >= LIMIT.toMillis() && one.asked && !one.leaked) {
                one.leaked = true;
                LOG.error("event=plugin-leaked plugin={}: its class loader is still in use", one.plugin);
            }
            if (age >= ASK_AFTER.toMillis() && !one.asked) {
                one.asked = true;
                ask = true;
            }
        }
        return ask;
    }

    private void sweep() {
        ended.removeIf(one -> one.loader.get() == null);
    }
}
