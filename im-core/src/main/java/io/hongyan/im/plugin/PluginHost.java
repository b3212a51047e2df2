package io.hongyan.im.plugin;

import io.hongyan.im.api.Authenticator;
import io.hongyan.im.api.Blobs;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.People;
import io.hongyan.im.api.Plugin;
import io.hongyan.im.api.Texts;
import io.hongyan.im.api.Web;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Spliterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the plugins of a class loader, starts each, and registers what they bring. A broken one keeps no other from working. */
public final class PluginHost {
    private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);

    private static final int MOST_FAILURES = 1_000;

    private final HostGround ground;
    private final Map<String, Class<?>> owners = new HashMap<>();
    private final List<String> failures = new ArrayList<>();
    private final MediaTypes types = new MediaTypes();
    private final List<Filter> filters = new ArrayList<>();
    private final List<PluginCalls> calls = new ArrayList<>();

    public PluginHost(HostGround ground) {
        this.ground = ground;
    }

    /** Starts all plugins that the loader finds; each that fails is logged with its reason. */
    public void start(ClassLoader loader) {
        Spliterator<ServiceLoader.Provider<Plugin>> found =
                ServiceLoader.load(Plugin.class, loader).stream().spliterator();
        Descriptors descriptors = Descriptors.read(loader);
        boolean more = true;
        while (more && failures.size() < MOST_FAILURES) {
            more = startNext(found, descriptors, loader);
        }
    }

    private boolean startNext(
            Spliterator<ServiceLoader.Provider<Plugin>> found, Descriptors descriptors, ClassLoader loader) {
        try {
            return found.tryAdvance(provider -> start(descriptors.of(provider.type()), provider.get(), loader));
        } catch (RuntimeException | Error failure) {
            LOG.error("event=plugin-failed", failure);
            failures.add(String.valueOf(failure.getMessage()));
            return true;
        }
    }

    /** Starts one plugin; all that it brings is registered, or nothing. */
    void start(Descriptor descriptor, Plugin plugin, ClassLoader loader) {
        Class<?> other = owners.putIfAbsent(descriptor.id(), plugin.getClass());
        if (other != null) {
            throw new PluginFailure(
                    descriptor.id(),
                    "two jars have this id, that of " + other.getName() + " and that of "
                            + plugin.getClass().getName());
        }
        BundleTexts texts = BundleTexts.read(descriptor.id(), ground.language(), loader);
        Quarantine quarantine = new Quarantine(
                why -> LOG.error("event=plugin-quarantined plugin={} reason=\"{}\"", descriptor.id(), why));
        PluginCalls own = new PluginCalls(
                descriptor, loader, Budget.USUAL, new PluginCalls.Ground(ground.threads(), ground.timer(), quarantine));
        LiveSettings settings = ground.desk().open(descriptor.id(), plugin.settings(), loader, ground.language());
        calls.add(own);
        Host host = new PluginView(
                texts,
                ground.clock(),
                System.getLogger("io.hongyan.im.plugin." + descriptor.id()),
                ground.services(),
                settings);
        List<RegisteredType> media = plugin.mediaTypes(host).stream()
                .map(type -> RegisteredType.of(
                        descriptor, own, type, texts, ground.services().sendable()))
                .toList();
        List<Filter> judges = plugin.messageFilters(host).stream()
                .map(filter -> new Filter(descriptor, own, filter, settings))
                .toList();
        settings.addFilters(judges.stream().map(Filter::name).toList());
        List<Authenticator> authenticators = plugin.authenticators(host);
        types.register(media);
        ground.authenticators().add(descriptor.id(), own, authenticators);
        filters.addAll(judges);
        filters.sort(Comparator.comparingInt(Filter::priority)
                .thenComparing(one -> one.plugin().id()));
        media.forEach(type -> LOG.info("event=media-type-registered name={} plugin={}", type.name(), descriptor.id()));
        judges.forEach(
                judge -> LOG.info("event=message-filter-registered name={} plugin={}", judge.name(), descriptor.id()));
        authenticators.forEach(
                each -> LOG.info("event=authenticator-registered name={} plugin={}", each.name(), descriptor.id()));
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

    /** Why plugins could not be started, each a sentence for whoever runs the server. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** Takes no more calls and ends the plugins' threads. */
    public void stop() {
        calls.forEach(PluginCalls::stop);
    }

    private record PluginView(Texts texts, Clock clock, System.Logger log, HostServices services, LiveSettings own)
            implements Host {
        @Override
        public <R extends Record> R settings(Class<R> type) {
            return own.current(type);
        }

        @Override
        public Blobs blobs() {
            return services.blobs();
        }

        @Override
        public People people() {
            return services.people();
        }

        @Override
        public Web web() {
            return services.web();
        }
    }
}
