package io.hongyan.im.plugin;

import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the code of one plugin: on its own few threads, each call within a deadline, with a bounded number waiting; or,
 * for an inline plugin, on the caller's thread. What it throws or is late with costs its own message only.
 */
public final class PluginCalls {
    private static final Logger LOG = LoggerFactory.getLogger(PluginCalls.class);
    static final int THREADS = 2;
    static final int WAITING = 1_000;

    private final Descriptor plugin;
    private final ThreadPoolExecutor pool;
    private final ScheduledExecutorService timer;
    private final Duration deadline;
    private final LongAdder calls = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    /** @param deadline a call that takes longer is given up; the time that it waits counts */
    PluginCalls(Descriptor plugin, ThreadFactory threads, ScheduledExecutorService timer, Duration deadline) {
        this.plugin = plugin;
        this.timer = timer;
        this.deadline = deadline;
        this.pool = new ThreadPoolExecutor(
                THREADS, THREADS, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), threads);
        pool.allowCoreThreadTimeOut(true);
    }

    /**
     * Calls the plugin.
     *
     * @param what for the log
     * @return the result; or {@link Refused}: the one that the work threw, else 50301
     */
    <T> CompletableFuture<T> call(String what, Callable<T> work) {
        calls.increment();
        CompletableFuture<T> result = new CompletableFuture<>();
        if (plugin.inline()) {
            run(what, work, result);
            return result;
        }
        try {
            Future<?> running = pool.submit(() -> run(what, work, result));
            Future<?> late =
                    timer.schedule(() -> giveUp(what, running, result), deadline.toMillis(), TimeUnit.MILLISECONDS);
            CompletableFuture<T> unused = result.whenComplete((value, failure) -> late.cancel(false));
        } catch (RejectedExecutionException full) {
            fail(what, full, result);
        }
        return result;
    }

    private <T> void run(String what, Callable<T> work, CompletableFuture<T> result) {
        long start = System.nanoTime();
        try {
            result.complete(work.call());
        } catch (Refused refused) {
            result.completeExceptionally(refused);
        } catch (Exception | Error failure) {
            fail(what, failure, result);
        } finally {
            nanos.add(System.nanoTime() - start);
        }
    }

    private void giveUp(String what, Future<?> running, CompletableFuture<?> result) {
        if (result.completeExceptionally(new Refused(Code.OVERLOADED))) {
            errors.increment();
            running.cancel(true);
            LOG.warn("event=plugin-late plugin={} call=\"{}\" millis={}", plugin.id(), what, deadline.toMillis());
        }
    }

    private void fail(String what, Throwable failure, CompletableFuture<?> result) {
        if (result.completeExceptionally(new Refused(Code.OVERLOADED))) {
            errors.increment();
            LOG.warn("event=plugin-error plugin={} call=\"{}\"", plugin.id(), what, failure);
        }
    }

    /** How the plugin fares. */
    public Figures figures() {
        return new Figures(calls.sum(), errors.sum(), TimeUnit.NANOSECONDS.toMillis(nanos.sum()));
    }

    /** Since the start: calls, those that failed or were late, and the milliseconds spent in all. */
    public record Figures(long calls, long errors, long millis) {}

    void stop() {
        pool.shutdownNow();
    }
}
