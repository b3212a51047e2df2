package io.hongyan.im.plugin;

import io.hongyan.im.api.Authenticator;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Plugin;
import io.hongyan.im.plugin.PluginStorage.Migrated;
import io.hongyan.im.plugin.RunningPlugin.Brought;
import io.hongyan.im.plugin.RunningPlugin.Closers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Makes a running plugin out of a jar, or nothing. */
final class PluginStarter {
    private final HostGround ground;
    private final TypeRules rules;
    private final LoaderWatch watch;
    private final BiConsumer<String, Reason> quarantined;
    private final Apart apart;

    /** @param quarantined hears which plugin was put under quarantine by its calls, and why; on a thread that must not wait */
    PluginStarter(HostGround ground, TypeRules rules, LoaderWatch watch, BiConsumer<String, Reason> quarantined) {
        this.ground = ground;
        this.rules = rules;
        this.watch = watch;
        this.quarantined = quarantined;
        this.apart = new Apart(ground.threads());
    }

    /** Loads and verifies it; to be closed, or given to {@link #start}. */
    LoadedPlugin load(PluginArchive archive) {
        return apart.call(archive.descriptor().id(), archive::load);
    }

    /** Gives up what was loaded and never started. */
    void close(LoadedPlugin loaded) {
        loaded.close().run();
        watch.ended(loaded);
    }

    /**
     * Migrates it and asks what it brings, which is neither registered nor begun yet. If it fails, what was loaded is closed.
     *
     * @param reached is told of the states on the way
     */
    RunningPlugin start(LoadedPlugin loaded, Migrated migrated, Consumer<PluginState> reached) {
        Descriptor descriptor = loaded.descriptor();
        Closers closers = new Closers();
        closers.add(() -> close(loaded));
        try {
            reached.accept(PluginState.VERIFIED);
            PluginStorage storage = ground.keeping().storage();
            List<Class<?>> entities = apart.call(
                    descriptor.id(), () -> List.copyOf(loaded.plugin().entities()));
            storage.migrate(descriptor, loaded.loader(), migrated);
            PluginEntities kept = storage.open(descriptor, loaded.loader(), entities);
            closers.add(kept);
            reached.accept(PluginState.MIGRATED);
            PluginCalls calls = calls(loaded);
            closers.add(calls::stop);
            Brought brought = apart.call(descriptor.id(), () -> brought(loaded, calls, kept, closers));
            return new RunningPlugin(loaded, calls, brought, closers);
        } catch (RuntimeException | Error failure) {
            closers.close(descriptor.id());
            throw failure;
        }
    }

    private PluginCalls calls(LoadedPlugin loaded) {
        Quarantine quarantine =
                new Quarantine(why -> quarantined.accept(loaded.descriptor().id(), why));
        return new PluginCalls(
                loaded.descriptor(),
                loaded.loader(),
                Budget.USUAL,
                new PluginCalls.Ground(ground.threads(), ground.timer(), quarantine));
    }

    private Brought brought(LoadedPlugin loaded, PluginCalls calls, PluginEntities kept, Closers closers)
            throws Exception {
        Descriptor descriptor = loaded.descriptor();
        BundleTexts texts = BundleTexts.read(descriptor.id(), ground.language(), loaded.loader());
        Plugin plugin = loaded.plugin();
        LiveSettings settings = settings(loaded, closers);
        JobBell bell = new JobBell();
        Host host = new HostView(
                texts, System.getLogger("io.hongyan.im.plugin." + descriptor.id()), ground, settings, bell);
        RegisteredType.Needs needs =
                new RegisteredType.Needs(calls, kept, texts, ground.services().sendable());
        List<RegisteredType> types = new ArrayList<>();
        for (MediaType<?> type : Apart.asPlugin(loaded, () -> plugin.mediaTypes(host))) {
            RegisteredType registered = RegisteredType.of(loaded, needs, type, rules.number(loaded, type));
            closers.add(registered::close);
            types.add(registered);
        }
        List<Filter> filters = Apart.asPlugin(loaded, () -> plugin.messageFilters(host)).stream()
                .map(filter -> new Filter(descriptor, calls, filter, settings))
                .toList();
        settings.addFilters(filters.stream().map(Filter::name).toList());
        List<Authenticator> authenticators = List.copyOf(Apart.asPlugin(loaded, () -> plugin.authenticators(host)));
        PluginOwn own = new PluginOwn(loaded, calls, kept, texts.locale(), types);
        closers.add(own);
        List<RegisteredCommand> commands = own.commands(
                List.copyOf(Apart.asPlugin(loaded, () -> plugin.commands(host))),
                ground.keeping().storage().ground());
        List<RunningJob> jobs = own.jobs(
                List.copyOf(Apart.asPlugin(loaded, () -> plugin.jobs(host))),
                ground.keeping().storage(),
                ground.timer());
        jobs.forEach(closers::add);
        bell.reach(jobs);
        Optional<RunningListeners> listeners = own.listeners(
                new PluginOwn.Heard(
                        List.copyOf(Apart.asPlugin(loaded, () -> plugin.messageListeners(host))),
                        List.copyOf(Apart.asPlugin(loaded, () -> plugin.entryListeners(host)))),
                ground.keeping().storage(),
                ground.timer());
        listeners.ifPresent(closers::add);
        return new Brought(List.copyOf(types), filters, authenticators, commands, jobs, listeners);
    }

    private LiveSettings settings(LoadedPlugin loaded, Closers closers) throws Exception {
        String id = loaded.descriptor().id();
        Optional<? extends Record> defaults = Apart.asPlugin(loaded, loaded.plugin()::settings);
        LiveSettings settings = ground.desk().open(id, defaults, loaded.loader(), ground.language());
        closers.add(() -> ground.desk().close(id, settings));
        return settings;
    }
}
