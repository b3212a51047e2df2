package io.hongyan.im.fetch;

import com.github.benmanes.caffeine.cache.Ticker;
import io.hongyan.im.api.Web;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/** Fetches by one and posts by the other. */
public record WholeWeb(Fetcher fetcher, Poster poster) implements Web, AutoCloseable {
    /**
     * @param privateToo whether to let private addresses and all ports through
     * @param timer ends what is late; never waits
     */
    public static WholeWeb of(boolean privateToo, ThreadFactory threads, ScheduledExecutorService timer) {
        Guard guard = Guard.of(privateToo);
        return new WholeWeb(new Fetcher(guard, threads, Ticker.systemTicker()), new Poster(guard, threads, timer));
    }

    @Override
    public Page get(URI address, int mostBytes, Duration within) throws IOException, InterruptedException {
        return fetcher.get(address, mostBytes, within);
    }

    @Override
    public CompletionStage<Answer> post(URI address, Map<String, String> headers, byte[] body, Duration within) {
        return poster.post(address, headers, body, within);
    }

    @Override
    public void close() {
        poster.close();
        fetcher.close();
    }
}
