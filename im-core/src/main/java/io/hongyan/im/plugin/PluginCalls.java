package io.hongyan.im.plugin;

import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the code of one plugin within its budget: on its own few threads, each call within a deadline, with a bounded
 * number waiting; or, for an inline plugin, on the caller's thread. What it throws or is late with costs its own
 * message only, and while most calls fail, or the plugin is quarantined, none begins.
 */
public final class PluginCalls {
    private static final Logger LOG = LoggerFactory.getLogger(PluginCalls.class);

    private final Descriptor plugin;
    private final ClassLoader loader;
    private final Budget budget;
    private final PluginThreads threads;
    private final ScheduledExecutorService timer;
    private final Gate gate = new Gate();
    private final Quarantine quarantine;
    private final Circuit circuit;
    private final CallMeters meters = new CallMeters();

    /** @param loader the context class loader of the plugin's threads while its code runs */
    PluginCalls(Descriptor plugin, ClassLoader loader, Budget budget, Ground ground) {
        this.plugin = plugin;
        this.loader = loader;
        this.budget = budget;
        this.threads = new PluginThreads(budget, ground.threads);
        this.timer = ground.timer;
        this.quarantine = ground.quarantine;
        this.circuit = new Circuit(plugin.id(), budget.rest());
        quarantine.onRelease(circuit::reset);
    }

    /**
     * What the calls stand on.
     *
     * @param timer ends calls that are late; never waits
     */
    record Ground(ThreadFactory threads, ScheduledExecutorService timer, Quarantine quarantine) {}

    /**
     * Calls the plugin.
     *
     * @param what for log and figures
     * @return the result; or {@link Refused}: the one that the work threw, else 50301
     */
    <T> CompletableFuture<T> call(String what, Callable<T> work) {
        return callClaiming(what, claim -> work.call());
    }

    /** Calls the plugin for something that commits, which it may only after it won the claim. */
    <T> CompletableFuture<T> callClaiming(String what, PluginWork<T> work) {
        return call(what, plugin.inline(), work);
    }

    /** The same, on a thread of the plugin's even if it is an inline one: for what waits for the database. */
    <T> CompletableFuture<T> callApart(String what, PluginWork<T> work) {
        return call(what, false, work);
    }

    /** Calls the plugin for what it answers later, within the time that a call has and without a thread. */
    <T> CompletableFuture<T> callAsking(String what, Callable<CompletionStage<T>> work) {
        return call(what, work).thenCompose(coming -> {
            CompletableFuture<T> answer = coming.toCompletableFuture();
            return answer.isDone() ? ended(what, answer) : awaited(what, answer);
        });
    }

    private <T> CompletableFuture<T> awaited(String what, CompletableFuture<T> answer) {
        CompletableFuture<T> first = new CompletableFuture<>();
        Future<?> late = timer.schedule(
                () -> first.completeExceptionally(new IllegalStateException("it did not answer in time")),
                budget.perCall().toNanos(),
                TimeUnit.NANOSECONDS);
        CompletableFuture<T> unused = answer.whenComplete((value, failure) -> {
            late.cancel(false);
            if (failure == null) {
                first.complete(value);
            } else {
                first.completeExceptionally(failure);
            }
        });
        return ended(what, first);
    }

    private <T> CompletableFuture<T> ended(String what, CompletableFuture<T> answer) {
        return answer.exceptionallyCompose(failure -> {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            if (!(cause instanceof Refused)) {
                blame(what, Trace.of(cause));
                return CompletableFuture.failedFuture(new Refused(Code.OVERLOADED));
            }
            return CompletableFuture.failedFuture(cause);
        });
    }

    private <T> CompletableFuture<T> call(String what, boolean inline, PluginWork<T> work) {
        CallMeter meter = meters.of(what);
        meter.calls.increment();
        if (quarantine.isOn() || !circuit.admits()) {
            meter.refused.increment();
            return CompletableFuture.failedFuture(new Refused(Code.OVERLOADED));
        }
        gate.enterToo();
        PluginCall<T> call = new PluginCall<>(
                loader,
                work,
                new Course(what, meter),
                System.nanoTime() + budget.perCall().toNanos());
        if (inline) {
            call.run();
            return call.result();
        }
        return begin(what, meter, call);
    }

    private <T> CompletableFuture<T> begin(String what, CallMeter meter, PluginCall<T> call) {
        try {
            Future<?> late = timer.schedule(
                    () -> giveUp(what, meter, call), budget.perCall().toNanos(), TimeUnit.NANOSECONDS);
            CompletableFuture<T> unused = call.result().whenComplete((value, failure) -> late.cancel(false));
            threads.run(call);
            return call.result();
        } catch (RejectedExecutionException full) {
            call.giveUp();
            call.answerGivenUp();
            meter.refused.increment();
            circuit.unused();
            LOG.warn("event=plugin-refused plugin={} call=\"{}\" waiting={}", plugin.id(), what, threads.waiting());
            return call.result();
        }
    }

    private void giveUp(String what, CallMeter meter, PluginCall<?> call) {
        if (!call.giveUp()) {
            return;
        }
        threads.forget(call);
        meter.late.increment();
        meter.times.add(budget.perCall().toNanos());
        circuit.failed(budget.perCall().toNanos());
        LOG.warn(
                "event=plugin-late plugin={} call=\"{}\" millis={}",
                plugin.id(),
                what,
                budget.perCall().toMillis());
        Future<?> unused =
                timer.schedule(() -> loseUnlessBack(what, call), budget.grace().toNanos(), TimeUnit.NANOSECONDS);
        call.answerGivenUp();
    }

    private void loseUnlessBack(String what, PluginCall<?> call) {
        if (call.lose()) {
            boolean tooMany = threads.lose();
            LOG.error("event=plugin-thread-lost plugin={} call=\"{}\" lost={}", plugin.id(), what, threads.lost());
            if (tooMany) {
                quarantine.begin(Reason.of("threads-lost", threads.lost(), what));
            }
        }
    }

    /** Counts an error that showed only after the call had ended well. */
    void blame(String what, String why) {
        meters.of(what).errors.increment();
        if (circuit.admits()) {
            circuit.failed(0);
        }
        LOG.warn("event=plugin-error plugin={} call=\"{}\" failure=\"{}\"", plugin.id(), what, why);
    }

    /** Keeps the books of one call. */
    private final class Course implements PluginCall.Listener {
        private final String what;
        private final CallMeter meter;

        Course(String what, CallMeter meter) {
            this.what = what;
            this.meter = meter;
        }

        @Override
        public void succeeded(long nanos) {
            meter.times.add(nanos);
            if (nanos > budget.perCall().toNanos()) {
                meter.late.increment();
                circuit.failed(nanos);
            } else {
                circuit.succeeded(nanos);
            }
        }

        @Override
        public void failed(String trace, long nanos) {
            meter.times.add(nanos);
            meter.errors.increment();
            circuit.failed(nanos);
            LOG.warn("event=plugin-error plugin={} call=\"{}\" failure=\"{}\"", plugin.id(), what, trace);
        }

        @Override
        public void left() {
            gate.leave();
        }

        @Override
        public void ranAgain() {
            meter.reruns.increment();
        }

        @Override
        public void cameBack() {
            threads.find();
            LOG.warn("event=plugin-thread-back plugin={} call=\"{}\" lost={}", plugin.id(), what, threads.lost());
        }
    }

    /**
     * Who uses the plugin, so that it does not end under them: entered by who begins something with it. Each call is
     * inside by itself until its code has left the thread, also when it was given up before.
     */
    Gate gate() {
        return gate;
    }

    Quarantine quarantine() {
        return quarantine;
    }

    /** How the plugin fares. */
    public PluginFigures figures() {
        return new PluginFigures(
                circuit.state(), threads.running(), threads.waiting(), threads.lost(), meters.figures());
    }

    void stop() {
        threads.stop();
    }
}
