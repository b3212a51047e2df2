package io.hongyan.im.server;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of the core, all made by the container's factory.
 *
 * @param factory makes more of them
 * @param workers handle packets; what waits is bounded by the sessions' inboxes
 * @param passwords hash passwords, which takes long
 * @param timer what happens at times; quick things only
 */
record Threads(
        DetachedThreads factory,
        ExecutorService workers,
        ExecutorService passwords,
        ScheduledThreadPoolExecutor timer) {
    private static final int WORKERS = 16;
    private static final int PASSWORDS = 4;

    static Threads of(ThreadFactory container) {
        DetachedThreads factory = new DetachedThreads(container);
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, factory);
        timer.setRemoveOnCancelPolicy(true);
        return new Threads(
                factory,
                Executors.newFixedThreadPool(WORKERS, factory),
                new ThreadPoolExecutor(
                        PASSWORDS, PASSWORDS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(2_000), factory),
                timer);
    }

    void stop(long millis) throws InterruptedException {
        timer.shutdownNow();
        for (ExecutorService pool : List.of(workers, passwords)) {
            pool.shutdown();
        }
        if (!workers.awaitTermination(millis, TimeUnit.MILLISECONDS)) {
            workers.shutdownNow();
        }
        passwords.shutdownNow();
        factory.stop();
    }
}
