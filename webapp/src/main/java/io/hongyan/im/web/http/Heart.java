package io.hongyan.im.web.http;

import io.hongyan.im.storage.SqlFailure;
import io.hongyan.im.web.server.Server;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Beats for all event streams, so that nothing between closes them and those that are gone are noticed. */
@ApplicationScoped
public class Heart {
    private static final Logger LOG = LoggerFactory.getLogger(Heart.class);
    private static final int SECONDS = 15;

    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();

    @Resource
    @Nullable
    ManagedThreadFactory factory;

    @Inject
    @Nullable
    Server server;

    private @Nullable ScheduledExecutorService timer;

    @PostConstruct
    void open() {
        timer = Executors.newSingleThreadScheduledExecutor(Objects.requireNonNull(factory));
        Future<?> unused = timer.scheduleWithFixedDelay(this::beat, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void close() {
        Objects.requireNonNull(timer).shutdown();
    }

    public void add(EventStream stream) {
        streams.add(stream);
    }

    public void remove(EventStream stream) {
        streams.remove(stream);
    }

    private void beat() {
        if (!streams.isEmpty()) {
            Optional<String> cursor = cursor();
            streams.forEach(stream -> stream.beat(cursor));
        }
    }

    private Optional<String> cursor() {
        try {
            return Optional.of(
                    Objects.requireNonNull(server).messenger().streams().cursor());
        } catch (RuntimeException failure) {
            LOG.warn("event=cursor-failed", SqlFailure.loggable(failure));
            return Optional.empty();
        }
    }
}
