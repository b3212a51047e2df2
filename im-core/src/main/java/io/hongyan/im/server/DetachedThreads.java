package io.hongyan.im.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;

/**
 * Makes threads that take nothing over from whoever asks for them. A plugin's call may be what makes a pool of the core
 * grow, and a thread begun by it would hold the plugin's class loader (as its own, and in its access control context)
 * long after the plugin is gone.
 */
final class DetachedThreads implements ThreadFactory {
    private final ThreadFactory factory;
    private final ExecutorService maker;

    /** @param factory is called on one thread only, which is the first that it makes */
    DetachedThreads(ThreadFactory factory) {
        this.factory = factory;
        this.maker = Executors.newSingleThreadExecutor(factory);
        maker.execute(() -> {});
    }

    @Override
    public Thread newThread(Runnable work) {
        try {
            return CompletableFuture.supplyAsync(() -> factory.newThread(work), maker)
                    .join();
        } catch (RejectedExecutionException stopped) {
            return factory.newThread(work);
        }
    }

    /** What is asked for from now on is made where it is asked for: the process ends, or the application does. */
    void stop() {
        maker.shutdown();
    }
}
