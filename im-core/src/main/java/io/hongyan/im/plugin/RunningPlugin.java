package io.hongyan.im.plugin;

import io.hongyan.im.api.Authenticator;
import io.hongyan.im.storage.SqlFailure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that a started plugin brought, and everything that must end with it. */
final class RunningPlugin {
    private static final Logger LOG = LoggerFactory.getLogger(RunningPlugin.class);

    private final LoadedPlugin loaded;
    private final PluginCalls calls;
    private final Brought brought;
    private final Closers closers;

    /** What it contributes to the server. */
    record Brought(
            List<RegisteredType> types,
            List<Filter> filters,
            List<Authenticator> authenticators,
            List<RegisteredCommand> commands,
            List<RunningJob> jobs,
            Optional<RunningListeners> listeners) {
        static final Brought NOTHING =
                new Brought(List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }

    /** What is to be closed, the last first; one that fails keeps no other from being closed. */
    static final class Closers {
        private final Deque<AutoCloseable> all = new ArrayDeque<>();

        void add(AutoCloseable one) {
            all.push(one);
        }

        void close(String plugin) {
            while (!all.isEmpty()) {
                try {
                    all.pop().close();
                } catch (Exception | LinkageError failure) {
                    LOG.error("event=plugin-close-failed plugin={}", plugin, SqlFailure.loggable(failure));
                }
            }
        }
    }

    RunningPlugin(LoadedPlugin loaded, PluginCalls calls, Brought brought, Closers closers) {
        this.loaded = loaded;
        this.calls = calls;
        this.brought = brought;
        this.closers = closers;
    }

    PluginArchive archive() {
        return loaded.archive();
    }

    Descriptor descriptor() {
        return loaded.descriptor();
    }

    LoadedPlugin loaded() {
        return loaded;
    }

    PluginCalls calls() {
        return calls;
    }

    Gate gate() {
        return calls.gate();
    }

    Brought brought() {
        return brought;
    }

    /** Begins what works by itself. */
    void begin() {
        brought.jobs().forEach(RunningJob::begin);
        brought.listeners().ifPresent(RunningListeners::begin);
    }

    /** Ends its threads and closes what it opened; nobody uses it any more. */
    void end() {
        closers.close(descriptor().id());
    }
}
