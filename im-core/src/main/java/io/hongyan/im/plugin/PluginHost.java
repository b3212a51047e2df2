package io.hongyan.im.plugin;

import io.hongyan.im.api.Host;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Plugin;
import io.hongyan.im.api.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the plugins of a class loader, starts each, and registers what they bring. A broken one keeps no other from working. */
public final class PluginHost {
    private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);

    private final Clock clock;
    private final Locale language;
    private final ThreadFactory threads;
    private final ScheduledExecutorService timer;
    private final MediaTypes types = new MediaTypes();
    private final List<Filter> filters = new ArrayList<>();
    private final List<PluginCalls> calls = new ArrayList<>();

    /**
     * @param language the installation's language, in which plain texts are stored
     * @param threads makes the plugins' own threads
     * @param timer ends calls that are late
     */
    public PluginHost(Clock clock, Locale language, ThreadFactory threads, ScheduledExecutorService timer) {
        this.clock = clock;
        this.language = language;
        this.threads = threads;
        this.timer = timer;
    }

    /** Starts all plugins that the loader finds; each that fails is logged with its reason. */
    public void start(ClassLoader loader) {
        List<ServiceLoader.Provider<Plugin>> found =
                ServiceLoader.load(Plugin.class, loader).stream().toList();
        Descriptors descriptors = Descriptors.read(loader);
        for (ServiceLoader.Provider<Plugin> provider : found) {
            try {
                start(descriptors.of(provider.type()), provider.get(), loader);
            } catch (RuntimeException | LinkageError failure) {
                LOG.error("event=plugin-failed class={}", provider.type().getName(), failure);
            }
        }
    }

    /** Starts one plugin. */
    void start(Descriptor descriptor, Plugin plugin, ClassLoader loader) {
        Texts texts = BundleTexts.read(descriptor.id(), language, loader);
        Host host = new PluginView(texts, clock, System.getLogger("io.hongyan.im.plugin." + descriptor.id()));
        PluginCalls own = new PluginCalls(descriptor, threads, timer);
        calls.add(own);
        for (MediaType<?> type : plugin.mediaTypes(host)) {
            types.register(RegisteredType.of(descriptor, own, type, texts));
            LOG.info("event=media-type-registered name={} plugin={}", type.name(), descriptor.id());
        }
        plugin.messageFilters(host).forEach(filter -> {
            filters.add(new Filter(descriptor, own, filter));
            LOG.info("event=message-filter-registered name={} plugin={}", filter.name(), descriptor.id());
        });
        filters.sort(Comparator.comparingInt((Filter one) -> one.filter().priority())
                .thenComparing(one -> one.plugin().id()));
        LOG.info("event=plugin-started plugin={} version={}", descriptor.id(), descriptor.version());
    }

    /** The media types that can be sent. */
    public MediaTypes types() {
        return types;
    }

    /** The filters in the order in which they run. */
    public List<Filter> filters() {
        return List.copyOf(filters);
    }

    /** Takes no more calls and ends the plugins' threads. */
    public void stop() {
        calls.forEach(PluginCalls::stop);
    }

    private record PluginView(Texts texts, Clock clock, System.Logger log) implements Host {}
}
