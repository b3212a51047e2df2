package io.hongyan.im.plugin;

import io.hongyan.im.audit.Actor;
import io.hongyan.im.plugin.PluginBook.Wish;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/** Brings every plugin to where it is wanted, as far as the jars and the other plugins allow. */
final class PluginLives {
    private final Map<String, Slot> slots = new ConcurrentSkipListMap<>();
    private final Shelf shelf;
    private final PluginMoves moves;
    private final Function<String, PluginLife> births;

    PluginLives(Shelf shelf, PluginMoves moves, Function<String, PluginLife> births) {
        this.shelf = shelf;
        this.moves = moves;
        this.births = births;
    }

    /** By id. */
    Collection<Slot> slots() {
        return slots.values();
    }

    /** Of a plugin that there is no jar of. */
    void forget(String id) {
        slots.remove(id);
    }

    Optional<Slot> slot(String id) {
        return Optional.ofNullable(slots.get(id));
    }

    boolean isInUse(PluginArchive archive) {
        return slots().stream()
                .flatMap(slot -> slot.running().stream())
                .anyMatch(running -> running.archive() == archive);
    }

    /** Does whatever has to be done for what is wanted; a plugin that is not named is wanted started. */
    void settle(Map<String, Wish> wishes, Actor actor) {
        Function<Slot, Want> want = slot -> new Want(wishes.getOrDefault(slot.id(), Wish.NONE), actor);
        shelf.ids().forEach(id -> slots.computeIfAbsent(id, missing -> new Slot(missing, births.apply(missing))));
        slots().stream().filter(Slot::isRunning).forEach(slot -> endOrReplace(slot, want.apply(slot)));
        boolean more = true;
        while (more) {
            more = false;
            for (Slot slot : slots()) {
                more |= slot.isRunning() ? stopIfLacking(slot, want.apply(slot)) : startIfReady(slot, want.apply(slot));
            }
        }
        slots().stream().filter(slot -> !slot.isRunning()).forEach(slot -> explain(slot, want.apply(slot)));
        slots().forEach(slot -> slot.problem(shelf.problem(slot.id())));
        shelf.sweep(this::isInUse);
    }

    private void endOrReplace(Slot slot, Want want) {
        RunningPlugin running = slot.running().orElseThrow();
        Optional<PluginArchive> chosen = shelf.choose(slot.id());
        if (want.isStopped()) {
            moves.stop(slot, PluginState.STOPPED, want.stopped(), want);
        } else if (chosen.isEmpty()) {
            moves.stop(slot, PluginState.STOPPED, Reason.of("removed"), want);
        } else if (chosen.get() == running.archive()) {
            moves.quarantine(slot, want);
        } else {
            replace(slot, chosen.get(), want);
        }
    }

    private void replace(Slot slot, PluginArchive next, Want want) {
        Optional<Reason> lack = lack(next.descriptor());
        if (lack.isPresent()) {
            moves.reject(next, new PluginFailure(slot.id(), lack.get()));
        } else {
            moves.replace(slot, next, want);
        }
    }

    private boolean stopIfLacking(Slot slot, Want want) {
        Optional<Reason> lack = lack(slot.running().orElseThrow().descriptor());
        lack.ifPresent(reason -> moves.stop(slot, PluginState.FAILED, reason, want));
        return lack.isPresent();
    }

    private boolean startIfReady(Slot slot, Want want) {
        Optional<PluginArchive> ready = want.isStopped()
                ? Optional.empty()
                : shelf.choose(slot.id()).filter(jar -> lack(jar.descriptor()).isEmpty());
        ready.ifPresent(jar -> moves.start(slot, jar, want));
        return ready.isPresent();
    }

    /** What a plugin that does not run needs, if so. */
    private Optional<Reason> lack(Descriptor descriptor) {
        return descriptor.requires().entrySet().stream()
                .flatMap(need -> lack(need.getKey(), need.getValue()).stream())
                .findFirst();
    }

    private Optional<Reason> lack(String other, String range) {
        Optional<String> version = slot(other)
                .flatMap(Slot::running)
                .map(running -> running.descriptor().version());
        if (version.isEmpty()) {
            return Optional.of(Reason.of("needs", other, range));
        }
        return Versions.satisfies(version.get(), range)
                ? Optional.empty()
                : Optional.of(Reason.of("needs-version", other, range, version.get()));
    }

    /** Says why it does not run, where that changed. */
    private void explain(Slot slot, Want want) {
        PluginLife life = slot.life();
        PluginState state = life.state();
        Optional<PluginArchive> chosen = shelf.choose(slot.id());
        if (want.isStopped() && state == PluginState.FAILED) {
            life.move(PluginState.STOPPED, life.now().version(), Optional.of(want.stopped()), want.actor());
        } else if (state == PluginState.FAILED && !shelf.ids().contains(slot.id())) {
            life.move(PluginState.STOPPED, life.now().version(), Optional.of(Reason.of("removed")), want.actor());
        } else if (!want.isStopped() && chosen.isPresent() && state != PluginState.FAILED) {
            Descriptor descriptor = chosen.get().descriptor();
            slot.origin(chosen.get().origin());
            life.move(PluginState.FAILED, descriptor.version(), lack(descriptor), want.actor());
        }
    }
}
