package io.hongyan.im.plugin;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long the call of a plugin that runs on this thread may still take. */
public final class CallTime {
    @SuppressWarnings("ThreadLocalUsage") // one for the process
    private static final ThreadLocal<@Nullable Long> END = new ThreadLocal<>();

    private CallTime() {}

    /** @param end of the call that begins on this thread, by {@link System#nanoTime} */
    static void begin(long end) {
        END.set(end);
    }

    /** The call has left this thread. */
    static void end() {
        END.remove();
    }

    /** Negative once it is over; empty outside of a call. */
    public static Optional<Duration> left() {
        return Optional.ofNullable(END.get()).map(end -> Duration.ofNanos(end - System.nanoTime()));
    }
}
