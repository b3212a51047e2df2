package io.hongyan.im.plugin;

import io.hongyan.im.audit.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The state of one plugin on this node, and who is told when it changes. Changed by one thread at a time. */
final class PluginLife {
    private final String plugin;
    private final Clock clock;
    private final List<Listener> listeners;
    private volatile Moment now;

    /** Is told of each change, after it. */
    interface Listener {
        void changed(Change change);
    }

    /** Where a plugin is, since when in milliseconds since 1970, and why. */
    record Moment(PluginState state, String version, long since, Optional<Reason> reason) {}

    /** A step from one state to another. */
    record Change(String plugin, PluginState from, Moment to, Actor actor) {}

    PluginLife(String plugin, Clock clock, List<Listener> listeners) {
        this.plugin = plugin;
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
        this.now = new Moment(PluginState.STOPPED, "", clock.millis(), Optional.empty());
    }

    Moment now() {
        return now;
    }

    PluginState state() {
        return now.state;
    }

    /** @throws IllegalStateException if this state can't follow the one before */
    void move(PluginState to, String version, Optional<Reason> reason, Actor actor) {
        PluginState from = now.state;
        if (!from.next().contains(to)) {
            throw new IllegalStateException("plugin " + plugin + " can't go from " + from + " to " + to);
        }
        now = new Moment(to, version, clock.millis(), reason);
        Change change = new Change(plugin, from, now, actor);
        listeners.forEach(listener -> listener.changed(change));
    }
}
