package io.hongyan.im.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hongyan.im.id.ConversationId;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** Says when to speak of a log that can't be indexed: at once, and as long as that lasts after longer and longer times. */
final class Stubborn {
    static final Duration SHORTEST = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofHours(4);
    private static final int MOST = 10_000;

    private final LongSupplier nanos;
    private final Cache<ConversationId, Silence> silences =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** How long nothing is said of a log, and since when; in nanoseconds. */
    private record Silence(long since, long length) {}

    Stubborn(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** A log could not be indexed: whether to speak of it. */
    boolean speaksOf(ConversationId log) {
        long now = nanos.getAsLong();
        AtomicBoolean speaks = new AtomicBoolean();
        silences.asMap().compute(log, (id, known) -> {
            if (known != null && now - known.since < known.length) {
                return known;
            }
            speaks.set(true);
            long length = known == null ? SHORTEST.toNanos() : Math.min(2 * known.length, LONGEST.toNanos());
            return new Silence(now, length);
        });
        return speaks.get();
    }

    /** Something more of these logs is indexed. */
    void moved(Collection<ConversationId> logs) {
        silences.invalidateAll(logs);
    }
}
