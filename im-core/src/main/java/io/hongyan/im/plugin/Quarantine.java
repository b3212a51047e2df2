package io.hongyan.im.plugin;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether a plugin is kept from working on this node, and why. Begun by the host, by an administrator, or by another node. */
public final class Quarantine {
    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();
    private final List<Runnable> releases = new CopyOnWriteArrayList<>();
    private final Consumer<String> begun;

    /** @param begun hears, on a thread that must not wait, that the host has put the plugin under quarantine, and why */
    Quarantine(Consumer<String> begun) {
        this.begun = begun;
    }

    public boolean isOn() {
        return reason.get() != null;
    }

    /** Why it is on, in the words of who began it. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason.get());
    }

    /** The host begins it, if it is not on. */
    void begin(String why) {
        if (reason.compareAndSet(null, why)) {
            begun.accept(why);
        }
    }

    /** Follows what is kept for all nodes. */
    void follow(Optional<String> kept) {
        String before = reason.getAndSet(kept.orElse(null));
        if (before != null && kept.isEmpty()) {
            releases.forEach(Runnable::run);
        }
    }

    void onRelease(Runnable action) {
        releases.add(action);
    }
}
