package io.hongyan.im.plugin;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The few threads of one plugin. One that is lost is replaced, up to a bound. */
final class PluginThreads {
    private final Budget budget;
    private final ThreadPoolExecutor pool;
    private int lost;

    PluginThreads(Budget budget, ThreadFactory factory) {
        this.budget = budget;
        this.pool = new ThreadPoolExecutor(
                budget.threads(),
                budget.threads(),
                60,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(budget.waiting()),
                factory);
        pool.allowCoreThreadTimeOut(true);
    }

    /** @throws java.util.concurrent.RejectedExecutionException if too many wait, or it was stopped */
    void run(Runnable call) {
        pool.execute(call);
    }

    /** Takes back a call that still waits. */
    void forget(Runnable call) {
        pool.remove(call);
    }

    /** Notes that a thread doesn't come back; whether these are now more than the plugin may lose. */
    synchronized boolean lose() {
        lost++;
        resize();
        return lost >= budget.lost();
    }

    /** Notes that a lost thread came back after all. */
    synchronized void find() {
        lost--;
        resize();
    }

    private void resize() {
        int size = budget.threads() + Math.min(lost, budget.lost());
        if (size > pool.getMaximumPoolSize()) {
            pool.setMaximumPoolSize(size);
            pool.setCorePoolSize(size);
        } else {
            pool.setCorePoolSize(size);
            pool.setMaximumPoolSize(size);
        }
    }

    synchronized int lost() {
        return lost;
    }

    int running() {
        return Math.max(0, pool.getActiveCount() - lost());
    }

    int waiting() {
        return pool.getQueue().size();
    }

    /** Takes no more calls; whoever runs late was interrupted when the call was given up. */
    void stop() {
        pool.getQueue().clear();
        pool.shutdown();
    }
}
