package io.hongyan.im.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DetachedThreadsTest {
    private final DetachedThreads threads = new DetachedThreads(Thread::new);

    @AfterEach
    void stop() {
        threads.stop();
    }

    @Test
    void takesNothingOverFromWhoAsks() throws IOException {
        ClassLoader usual = Thread.currentThread().getContextClassLoader();
        InheritableThreadLocal<String> local = new InheritableThreadLocal<>();
        CompletableFuture<String> seen = new CompletableFuture<>();
        try (URLClassLoader plugin = new URLClassLoader(new URL[0])) {
            Thread.currentThread().setContextClassLoader(plugin);
            local.set("the plugin's");

            Thread made = threads.newThread(() -> seen.complete("" + local.get()));
            made.start();

            assertThat(made.getContextClassLoader()).isSameAs(usual);
            assertThat(seen.join()).isEqualTo("null");
        } finally {
            Thread.currentThread().setContextClassLoader(usual);
            local.remove();
        }
    }

    @Test
    void makesThreadsForWhoIsInterrupted() {
        Thread.currentThread().interrupt();
        Thread made = threads.newThread(() -> {});

        assertThat(Thread.interrupted()).isTrue();
        assertThat(made.getState()).isEqualTo(Thread.State.NEW);
    }

    @Test
    void makesThreadsAfterItStopped() {
        threads.stop();

        assertThat(threads.newThread(() -> {}).getState()).isEqualTo(Thread.State.NEW);
    }
}
