package io.hongyan.im.web.tcp;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/** Work on a thread that ends with it, so that what it leaves with its thread is gone too. */
final class OwnThread {
    private OwnThread() {}

    /** Waits for what comes of it; throws what it throws. */
    static <T> T call(ThreadFactory threads, Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        threads.newThread(() -> run(work, result)).start();
        try {
            return result.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private static <T> void run(Supplier<T> work, CompletableFuture<T> result) {
        try {
            result.complete(work.get());
        } catch (RuntimeException | Error failure) {
            result.completeExceptionally(failure);
        }
    }
}
