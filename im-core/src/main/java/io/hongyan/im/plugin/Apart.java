package io.hongyan.im.plugin;

import io.hongyan.im.storage.Interruption;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs a plugin's code while it starts, on a thread that is given up when the code does not come back. */
final class Apart {
    static final Duration DEADLINE = Duration.ofSeconds(10);

    private final ThreadFactory threads;

    Apart(ThreadFactory threads) {
        this.threads = threads;
    }

    /** @throws PluginFailure if it is late; what the work throws comes out as it is */
    <T> T call(String plugin, Callable<T> work) {
        AtomicReference<@Nullable Interruption> begun = new AtomicReference<>();
        FutureTask<T> task = new FutureTask<>(() -> interruptibly(work, begun));
        threads.newThread(task).start();
        try {
            return task.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw unwrapped(plugin, failure);
        } catch (TimeoutException late) {
            giveUp(begun);
            throw PluginFailure.because(plugin, "late", DEADLINE.toSeconds());
        } catch (InterruptedException interrupted) {
            giveUp(begun);
            Thread.currentThread().interrupt();
            throw PluginFailure.because(plugin, "late", 0);
        }
    }

    private static <T> T interruptibly(Callable<T> work, AtomicReference<@Nullable Interruption> begun)
            throws Exception {
        Interruption interruption = Interruption.begin();
        begun.set(interruption);
        try {
            return work.call();
        } finally {
            interruption.end();
        }
    }

    private static void giveUp(AtomicReference<@Nullable Interruption> begun) {
        Interruption interruption = begun.get();
        if (interruption != null) {
            interruption.interrupt();
        }
    }

    private static RuntimeException unwrapped(String plugin, ExecutionException failure) {
        if (failure.getCause() instanceof Error error) {
            throw error;
        }
        return failure.getCause() instanceof RuntimeException known
                ? known
                : new PluginFailure(plugin, Reason.text(String.valueOf(failure.getCause())));
    }

    /** Runs code of the plugin as it may expect: with its own class loader as the thread's. */
    static <T> T asPlugin(LoadedPlugin plugin, Callable<T> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(plugin.loader());
        try {
            return work.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
