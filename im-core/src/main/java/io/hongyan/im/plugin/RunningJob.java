package io.hongyan.im.plugin;

import io.hongyan.im.api.Job;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.PluginEntities.Own;
import io.hongyan.im.storage.Transactions;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job of a running plugin, on this node. Every node asks again and again whether it is due; the one that gets the row
 * runs it, part by part, each in a transaction together with the row.
 */
final class RunningJob implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningJob.class);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Ground ground;
    private final PluginCalls calls;
    private final PluginEntities entities;
    private final Own own;
    private final Job job;
    private final String name;
    private final Duration every;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private @Nullable Future<?> next;
    private boolean hurried;
    private boolean closed;

    /** @param timer says when to ask; never waits */
    record Ground(Transactions transactions, JobBook book, ScheduledExecutorService timer) {}

    private RunningJob(Ground ground, PluginCalls calls, PluginEntities entities, Own own, Job job) {
        this.ground = ground;
        this.calls = calls;
        this.entities = entities;
        this.own = own;
        this.job = job;
        this.name = job.name();
        this.every = job.every().compareTo(SHORTEST) < 0 ? SHORTEST : job.every();
    }

    /** Not begun yet. */
    static RunningJob of(Ground ground, PluginCalls calls, PluginEntities entities, Own own, Job job) {
        RunningJob running = new RunningJob(ground, calls, entities, own, job);
        if (!NAME.matcher(running.name).matches()) {
            throw PluginFailure.because(own.plugin().id(), "job-form", NAME);
        }
        return running;
    }

    /** Asks for the first time after a second. */
    void begin() {
        know();
        later(SHORTEST);
        LOG.info("event=job-registered name={} plugin={}", name, plugin());
    }

    private String plugin() {
        return own.plugin().id();
    }

    private void know() {
        try {
            ground.transactions.run(() -> ground.book.know(plugin(), name));
        } catch (RuntimeException failure) {
            // another node may have written it down at this moment
            ground.transactions.run(() -> ground.book.know(plugin(), name));
        }
    }

    String name() {
        return name;
    }

    /** Runs it here as soon as no node is at it, due or not. */
    void want() {
        if (!wanted.getAndSet(true)) {
            hurry();
        }
    }

    /** Asks at once, or as soon as it is done with what it is at. */
    synchronized void hurry() {
        if (next != null && next.cancel(false)) {
            later(Duration.ZERO);
        } else {
            hurried = true;
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void later(Duration pause) {
        if (closed) {
            return;
        }
        long millis = hurried ? 0 : pause.toMillis();
        hurried = false;
        try {
            next = ground.timer.schedule(this::ask, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("event=job-ended name={} plugin={} reason=stopping", name, plugin());
        }
    }

    private void ask() {
        if (isClosed() || !calls.gate().enter()) {
            return;
        }
        Future<?> unused = calls.callApart("job " + name, this::attempt).whenComplete((more, failure) -> {
            calls.gate().leave();
            later(failure == null && more ? Duration.ZERO : pause());
        });
    }

    private Duration pause() {
        Duration longest = wanted.get() ? SHORTEST : LONGEST_PAUSE;
        return every.compareTo(longest) < 0 ? every : longest;
    }

    private boolean attempt(Claim claim) {
        long begin = System.nanoTime();
        try {
            return ground.transactions.call(() -> part(claim, begin));
        } catch (Refused givenUp) {
            throw givenUp;
        } catch (RuntimeException failure) {
            Duration took = since(begin);
            ground.transactions.run(() -> ground.book.failed(plugin(), name, took, every, Blame.of(failure)));
            throw failure;
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private boolean part(Claim claim, long begin) {
        if (!ground.book.take(plugin(), name, wanted.get())) {
            return false;
        }
        // before it runs: whoever wants it from here on may have missed this part
        wanted.set(false);
        boolean more = run();
        ground.book.done(plugin(), name, since(begin), more ? Duration.ZERO : every);
        if (!claim.win()) {
            throw new Refused(Code.OVERLOADED);
        }
        return more;
    }

    private boolean run() {
        try {
            return entities.run(job, own);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The timer forgets it at once, and with it the plugin's classes. */
    @Override
    public synchronized void close() {
        closed = true;
        if (next != null) {
            next.cancel(false);
        }
    }
}
