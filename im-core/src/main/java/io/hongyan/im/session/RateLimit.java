package io.hongyan.im.session;

import java.util.concurrent.TimeUnit;

/**
 * A token bucket: so many packets a second, twice as many at once. Safe for use by several threads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2697">RFC 2697, section 3</a>
 */
public final class RateLimit {
    private final double perNano;
    private final double most;
    private double tokens;
    private long last;

    /** @param now {@link System#nanoTime} or a fake of it */
    public RateLimit(int perSecond, long now) {
        this.perNano = perSecond / (double) TimeUnit.SECONDS.toNanos(1);
        this.most = 2.0 * perSecond;
        this.tokens = most;
        this.last = now;
    }

    /** Takes a token; 0 if there was one, else after how many milliseconds there will be. */
    public synchronized long take(long now) {
        // another thread may have come with a later moment
        tokens = Math.min(most, tokens + Math.max(0, now - last) * perNano);
        last = now - last > 0 ? now : last;
        if (tokens >= 1) {
            tokens -= 1;
            return 0;
        }
        return Math.max(1, (long) Math.ceil((1 - tokens) / perNano / TimeUnit.MILLISECONDS.toNanos(1)));
    }
}
