package io.hongyan.im.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hongyan.im.api.Web;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Fetches public addresses, each on a thread of its own within a deadline for the whole, and remembers for some minutes
 * what came, failures too.
 */
public final class Fetcher implements Web, AutoCloseable {
    private static final int MOST = 16;
    private static final long CACHE_BYTES = 32L << 20;
    private static final Duration PAGE_KEPT = Duration.ofMinutes(10);
    private static final Duration FAILURE_KEPT = Duration.ofMinutes(1);
    private static final Timeout PATIENCE = Timeout.ofSeconds(5);

    private final Guard guard;
    private final CloseableHttpClient client;
    private final ThreadPoolExecutor threads;
    private final Cache<Wanted, Fetched> cache;

    private record Wanted(URI address, int mostBytes) {}

    /** @param ticker tells how old what it remembers is */
    public Fetcher(Guard guard, ThreadFactory factory, Ticker ticker) {
        this.guard = guard;
        this.client = GuardedClient.of(guard, Agent.NAME, MOST, PATIENCE);
        this.threads = new ThreadPoolExecutor(0, MOST, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
        this.cache = Caffeine.newBuilder()
                .maximumWeight(CACHE_BYTES)
                .weigher((Wanted wanted, Fetched fetched) -> fetched.weight())
                .expireAfter(Expiry.creating(
                        (Wanted wanted, Fetched fetched) -> fetched.isPage() ? PAGE_KEPT : FAILURE_KEPT))
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Page get(URI address, int mostBytes, Duration within) throws IOException, InterruptedException {
        Wanted wanted = new Wanted(guard.check(address), mostBytes);
        Fetched known = cache.getIfPresent(wanted);
        if (known != null) {
            return known.orThrow();
        }
        Fetched fetched = fetch(wanted, within);
        cache.put(wanted, fetched);
        return fetched.orThrow();
    }

    private Fetched fetch(Wanted wanted, Duration within) throws IOException, InterruptedException {
        HttpGet request = new HttpGet(wanted.address());
        try {
            Future<Fetched> coming =
                    threads.submit(() -> new Reading(client, request).of(wanted.address(), wanted.mostBytes()));
            return coming.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            // by its name alone: the client's words hold the address
            return Fetched.failed(String.valueOf(failure.getCause()).replaceFirst("(?s):.*", ""));
        } catch (TimeoutException late) {
            return Fetched.failed("it took too long");
        } catch (RejectedExecutionException full) {
            throw new IOException("too many addresses are being fetched", full);
        } finally {
            request.abort();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
