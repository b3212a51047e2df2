package io.hongyan.im.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets something happen for a key at most once in an interval: at once if it is quiet, else at the interval's end, and
 * then only the last of what was asked for.
 *
 * @param <K> what is kept apart
 */
public final class Coalescer<K> {
    private final ScheduledExecutorService timer;
    private final long millis;
    /** Keys whose interval runs, with what is to be done at its end. */
    private final Map<K, Optional<Runnable>> waiting = new HashMap<>();

    public Coalescer(ScheduledExecutorService timer, long millis) {
        this.timer = timer;
        this.millis = millis;
    }

    /** Runs the action now on this thread, or later on the timer's. */
    public void submit(K key, Runnable action) {
        synchronized (waiting) {
            if (waiting.containsKey(key)) {
                waiting.put(key, Optional.of(action));
                return;
            }
            waiting.put(key, Optional.empty());
        }
        arm(key);
        action.run();
    }

    private void arm(K key) {
        Future<?> unused = timer.schedule(() -> elapsed(key), millis, TimeUnit.MILLISECONDS);
    }

    private void elapsed(K key) {
        take(key).ifPresent(action -> {
            arm(key);
            action.run();
        });
    }

    private Optional<Runnable> take(K key) {
        synchronized (waiting) {
            Optional<Runnable> action = waiting.getOrDefault(key, Optional.empty());
            if (action.isEmpty()) {
                waiting.remove(key);
            } else {
                waiting.put(key, Optional.empty());
            }
            return action;
        }
    }
}
