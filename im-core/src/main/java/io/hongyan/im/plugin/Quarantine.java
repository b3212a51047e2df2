package io.hongyan.im.plugin;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether a plugin is kept from working on this node, and why. Begun by the host, by an administrator, or by another node. */
public final class Quarantine {
    private final AtomicReference<@Nullable Reason> reason = new AtomicReference<>();
    private final List<Runnable> releases = new CopyOnWriteArrayList<>();
    private final Consumer<Reason> begun;

    /** @param begun hears, on a thread that must not wait, that the host has put the plugin under quarantine, and why */
    Quarantine(Consumer<Reason> begun) {
        this.begun = begun;
    }

    public boolean isOn() {
        return reason.get() != null;
    }

    /** Why it is on. */
    public Optional<Reason> reason() {
        return Optional.ofNullable(reason.get());
    }

    /** The host begins it, if it is not on. */
    void begin(Reason why) {
        if (reason.compareAndSet(null, why)) {
            begun.accept(why);
        }
    }

    /** Follows what is kept for all nodes. */
    void follow(Optional<Reason> kept) {
        Reason before = reason.getAndSet(kept.orElse(null));
        if (before != null && kept.isEmpty()) {
            releases.forEach(Runnable::run);
        }
    }

    void onRelease(Runnable action) {
        releases.add(action);
    }
}
