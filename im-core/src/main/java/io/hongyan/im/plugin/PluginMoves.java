package io.hongyan.im.plugin;

import io.hongyan.im.plugin.PluginStorage.Migrated;
import io.hongyan.im.storage.SqlFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts, stops and replaces one plugin. One at a time. */
final class PluginMoves {
    private static final Logger LOG = LoggerFactory.getLogger(PluginMoves.class);
    /** Longer than any call and any transaction may take. */
    private static final Duration DRAIN = Duration.ofSeconds(15);
    /** Longer than a call may take, for a server that stops. */
    private static final Duration LAST = Duration.ofSeconds(5);

    private final Shelf shelf;
    private final PluginStarter starter;
    private final Contributions contributions;
    private final ThreadFactory threads;

    PluginMoves(Shelf shelf, PluginStarter starter, Contributions contributions, ThreadFactory threads) {
        this.shelf = shelf;
        this.starter = starter;
        this.contributions = contributions;
        this.threads = threads;
    }

    /** Starts it from this jar; if that fails the jar is rejected, and the others too if a migration ran. */
    void start(Slot slot, PluginArchive archive, Want want) {
        slot.origin(archive.origin());
        slot.life().move(PluginState.FOUND, archive.descriptor().version(), Optional.empty(), want.actor());
        try {
            start(slot, starter.load(archive), want);
        } catch (RuntimeException | Error failure) {
            failed(slot, archive, failure, want);
        }
    }

    private void start(Slot slot, LoadedPlugin loaded, Want want) {
        Migrated migrated = new Migrated();
        String version = loaded.descriptor().version();
        try {
            RunningPlugin running = starter.start(
                    loaded, migrated, state -> slot.life().move(state, version, Optional.empty(), want.actor()));
            register(slot, running, want);
            slot.life().move(PluginState.STARTED, version, Optional.empty(), want.actor());
            quarantine(slot, want);
            LOG.info("event=plugin-started plugin={} version={}", slot.id(), version);
        } catch (RuntimeException | Error failure) {
            if (migrated.any()) {
                shelf.rejectAll(slot.id(), Reason.of(failure));
            }
            throw failure;
        }
    }

    private void register(Slot slot, RunningPlugin running, Want want) {
        try {
            running.calls().quarantine().follow(want.kept());
            contributions.replace(slot.registered(), Optional.of(running));
            begin(slot, running);
        } catch (RuntimeException | Error failure) {
            running.end();
            throw failure;
        }
        slot.running(running);
        shelf.settled(running.archive());
    }

    /** Only once nothing of it clashes: what an earlier version's listeners are still to hear is forgotten here. */
    private void begin(Slot slot, RunningPlugin running) {
        try {
            running.begin();
        } catch (RuntimeException | Error failure) {
            contributions.replace(Optional.of(running), slot.registered());
            throw failure;
        }
    }

    private void failed(Slot slot, PluginArchive archive, Throwable failure, Want want) {
        reject(archive, failure);
        String version = archive.descriptor().version();
        slot.life().move(PluginState.FAILED, version, Optional.of(Reason.of(failure)), want.actor());
    }

    /** It does not run, and this jar is not tried again by itself. */
    void reject(PluginArchive archive, Throwable failure) {
        LOG.error(
                "event=plugin-failed plugin={} version={} file={}",
                archive.descriptor().id(),
                archive.descriptor().version(),
                archive.origin().file(),
                SqlFailure.loggable(failure));
        shelf.reject(archive, Reason.of(failure));
    }

    /** Takes no new calls, lets the running ones end, and gives everything up. */
    void stop(Slot slot, PluginState to, Reason reason, Want want) {
        RunningPlugin running = slot.running().orElseThrow();
        contributions.replace(slot.registered(), Optional.empty());
        slot.unregistered();
        Future<?> drained = running.gate().shut();
        tellSuccessor(running);
        end(slot, running, drained);
        slot.life().move(to, running.descriptor().version(), Optional.of(reason), want.actor());
    }

    /** Verifies the new jar; then new calls wait, the running ones end, and the new one starts, or another again. */
    void replace(Slot slot, PluginArchive next, Want want) {
        LoadedPlugin loaded;
        try {
            loaded = starter.load(next);
        } catch (RuntimeException | Error failure) {
            reject(next, failure);
            return;
        }
        RunningPlugin old = slot.running().orElseThrow();
        end(slot, old, old.gate().shut());
        slot.origin(next.origin());
        slot.life().move(PluginState.FOUND, next.descriptor().version(), Optional.empty(), want.actor());
        try {
            start(slot, loaded, want);
        } catch (RuntimeException | Error failure) {
            failed(slot, next, failure, want);
            shelf.choose(slot.id()).ifPresent(other -> start(slot, other, want));
        } finally {
            if (!slot.isRunning()) {
                contributions.replace(slot.registered(), Optional.empty());
                slot.unregistered();
            }
            tellSuccessor(old);
        }
    }

    /** On a thread of its own: those who waited go on there. */
    private void tellSuccessor(RunningPlugin old) {
        threads.newThread(old.gate()::successorKnown).start();
    }

    private static void end(Slot slot, RunningPlugin running, Future<?> drained) {
        await(drained, DRAIN, slot.id());
        slot.ended();
        running.end();
    }

    /** Ends them all: first none takes new calls, then those that run have their time, at once. */
    static void endAll(List<RunningPlugin> all) {
        CompletableFuture<?>[] drained =
                all.stream().map(running -> running.gate().shut()).toArray(CompletableFuture<?>[]::new);
        await(CompletableFuture.allOf(drained), LAST, "all");
        all.forEach(RunningPlugin::end);
    }

    private static void await(Future<?> drained, Duration longest, String whose) {
        try {
            drained.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.warn("event=plugin-drained-late plugin={} seconds={}", whose, longest.toSeconds());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Has all its calls refused, or not any more. */
    void quarantine(Slot slot, Want want) {
        RunningPlugin running = slot.running().orElseThrow();
        Quarantine quarantine = running.calls().quarantine();
        Optional<Reason> why =
                quarantine.reason().filter(reason -> want.isQuarantined()).or(want::kept);
        quarantine.follow(why);
        PluginState state = slot.life().state();
        String version = running.descriptor().version();
        if (why.isPresent() && state == PluginState.STARTED) {
            slot.life().move(PluginState.QUARANTINED, version, why, want.actor());
        } else if (why.isEmpty() && state == PluginState.QUARANTINED) {
            slot.life().move(PluginState.STARTED, version, Optional.empty(), want.actor());
        }
    }
}
