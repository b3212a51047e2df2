package io.hongyan.im.web.rest;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Threads that write answers which come later: who reads slowly holds none of the messenger's. */
@ApplicationScoped
public class Answers {
    private static final int THREADS = 64;
    private static final int KEPT_SECONDS = 10;

    @Resource
    @Nullable
    ManagedThreadFactory factory;

    private @Nullable ThreadPoolExecutor threads;

    @PostConstruct
    void open() {
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                KEPT_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Objects.requireNonNull(factory));
        threads.allowCoreThreadTimeOut(true);
    }

    @PreDestroy
    void close() {
        Objects.requireNonNull(threads).shutdown();
    }

    /** The same, told on one of these threads. */
    public <T> CompletionStage<T> of(CompletionStage<T> answer) {
        return answer.handleAsync((value, failure) -> answer, Objects.requireNonNull(threads))
                .thenCompose(Function.identity());
    }
}
