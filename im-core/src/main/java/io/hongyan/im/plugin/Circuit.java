package io.hongyan.im.plugin;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets no call through while most of the last ones failed. After a rest a few are let through to try; when they do well
 * all are. Nothing of a plugin is kept, not even what it threw.
 */
final class Circuit {
    private static final Logger LOG = LoggerFactory.getLogger(Circuit.class);
    private static final int LAST_CALLS = 100;
    private static final int AT_LEAST = 20;
    private static final int FAILED_PERCENT = 50;
    private static final int TRIES = 5;

    private final CircuitBreaker breaker;

    Circuit(String plugin, Duration rest) {
        this.breaker = CircuitBreaker.of(
                plugin,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(LAST_CALLS)
                        .minimumNumberOfCalls(AT_LEAST)
                        .failureRateThreshold(FAILED_PERCENT)
                        .waitDurationInOpenState(rest)
                        .permittedNumberOfCallsInHalfOpenState(TRIES)
                        .writableStackTraceEnabled(false)
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(event -> LOG.warn(
                        "event=plugin-circuit plugin={} from={} to={}",
                        plugin,
                        name(event.getStateTransition().getFromState()),
                        name(event.getStateTransition().getToState())));
    }

    /** Whether a call may go on; one that may has to be told of by exactly one of the other methods. */
    boolean admits() {
        return breaker.tryAcquirePermission();
    }

    void succeeded(long nanos) {
        breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    }

    void failed(long nanos) {
        breaker.onError(nanos, TimeUnit.NANOSECONDS, new Refused(Code.OVERLOADED));
    }

    /** The call never began, for a reason that says nothing about the plugin. */
    void unused() {
        breaker.releasePermission();
    }

    /** Begins anew, as after a release from quarantine. */
    void reset() {
        breaker.reset();
    }

    /** {@code closed}, {@code open} or {@code half-open}. */
    String state() {
        return name(breaker.getState());
    }

    private static String name(CircuitBreaker.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
