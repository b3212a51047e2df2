package io.hongyan.im.plugin;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One plugin on this node: its life, and what runs of it. Changed by one thread at a time, read by any. */
final class Slot {
    private final String id;
    private final PluginLife life;
    private volatile @Nullable RunningPlugin running;
    private Optional<RunningPlugin> registered = Optional.empty();
    private volatile Optional<Origin> origin = Optional.empty();
    private volatile Optional<Reason> problem = Optional.empty();

    Slot(String id, PluginLife life) {
        this.id = id;
        this.life = life;
    }

    String id() {
        return id;
    }

    PluginLife life() {
        return life;
    }

    Optional<RunningPlugin> running() {
        return Optional.ofNullable(running);
    }

    boolean isRunning() {
        return running != null;
    }

    void running(RunningPlugin plugin) {
        running = plugin;
        registered = Optional.of(plugin);
    }

    void ended() {
        running = null;
    }

    /** Whose contributions are registered; while it is replaced they still are. */
    Optional<RunningPlugin> registered() {
        return registered;
    }

    void unregistered() {
        registered = Optional.empty();
    }

    /** Of the jar that it runs from, or ran from or was tried with last. */
    Optional<Origin> origin() {
        return origin;
    }

    void origin(Origin jar) {
        origin = Optional.of(jar);
    }

    /** Why a jar of it is not the one that runs. */
    Optional<Reason> problem() {
        return problem;
    }

    void problem(Optional<Reason> reason) {
        problem = reason;
    }
}
