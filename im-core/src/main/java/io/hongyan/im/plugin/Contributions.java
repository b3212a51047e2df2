package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.RunningPlugin.Brought;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all running plugins bring, and the leases on it. */
final class Contributions {
    private static final Logger LOG = LoggerFactory.getLogger(Contributions.class);

    private final MediaTypes types = new MediaTypes();
    private final PluginCommands commands;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Successors successors;
    private final Authenticators authenticators;
    private volatile List<Filter> filters = List.of();

    Contributions(ScheduledExecutorService timer, Authenticators authenticators) {
        this.authenticators = authenticators;
        this.successors = new Successors(timer);
        this.commands = new PluginCommands(successors);
    }

    PluginCommands commands() {
        return commands;
    }

    MediaTypes types() {
        return types;
    }

    /** In the order in which they run. */
    List<Filter> filters() {
        return filters;
    }

    /** Is called after the set of media types changed. */
    void listen(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Takes out what the old plugin brought and puts in what the new one brings, or does nothing.
     *
     * @throws PluginFailure if a name or number is taken
     */
    synchronized void replace(Optional<RunningPlugin> old, Optional<RunningPlugin> next) {
        Brought before = old.map(RunningPlugin::brought).orElse(Brought.NOTHING);
        Brought after = next.map(RunningPlugin::brought).orElse(Brought.NOTHING);
        types.replace(before.types(), after.types());
        commands.replace(before.commands(), after.commands());
        List<Filter> all = new ArrayList<>(filters);
        all.removeAll(before.filters());
        all.addAll(after.filters());
        all.sort(Comparator.comparingInt(Filter::priority)
                .thenComparing(one -> one.plugin().id()));
        filters = List.copyOf(all);
        old.ifPresent(plugin -> authenticators.remove(plugin.descriptor().id()));
        next.ifPresent(plugin -> authenticators.add(plugin.descriptor().id(), plugin.calls(), after.authenticators()));
        next.ifPresent(plugin -> tell(plugin.descriptor().id(), after));
        if (!before.types().isEmpty() || !after.types().isEmpty()) {
            listeners.forEach(Runnable::run);
        }
    }

    private static void tell(String plugin, Brought brought) {
        brought.types()
                .forEach(type -> LOG.info(
                        "event=media-type-registered name={} number={} plugin={}",
                        type.name(),
                        type.number().getAsInt(),
                        plugin));
        brought.commands()
                .forEach(command -> LOG.info("event=command-registered name={} plugin={}", command.query(), plugin));
        brought.filters()
                .forEach(
                        filter -> LOG.info("event=message-filter-registered name={} plugin={}", filter.name(), plugin));
    }

    /**
     * Gives a message its type and the filters; at once, or after a plugin of them was replaced, within
     * {@link Successors#HOLD_MILLIS}. Fails with {@link Refused}: unknown media type, malformed, overloaded.
     */
    CompletableFuture<Lease> lease(JsonNode media) {
        return lease(media, Successors.until());
    }

    private CompletableFuture<Lease> lease(JsonNode media, long until) {
        try {
            Lease.Asked asked = Lease.ask(types.require(media), filters);
            return asked instanceof Lease.Asked.Shut shut
                    ? successors.after(shut.gate(), until).thenCompose(known -> lease(media, until))
                    : CompletableFuture.completedFuture(((Lease.Asked.Given) asked).lease());
        } catch (Refused refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }
}
