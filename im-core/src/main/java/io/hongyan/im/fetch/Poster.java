package io.hongyan.im.fetch;

import io.hongyan.im.api.Web.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Posts to public addresses, each on a thread of its own within a deadline for the whole; follows no redirect. */
public final class Poster implements AutoCloseable {
    private static final int MOST = 64;
    private static final int ANSWER = 64 * 1024;
    private static final Timeout PATIENCE = Timeout.ofSeconds(30);

    private final Guard guard;
    private final CloseableHttpClient client;
    private final ThreadPoolExecutor threads;
    private final ScheduledExecutorService timer;

    /** @param timer ends what is late; never waits */
    public Poster(Guard guard, ThreadFactory factory, ScheduledExecutorService timer) {
        this.guard = guard;
        this.client = GuardedClient.direct(guard, Agent.NAME, MOST, PATIENCE);
        this.threads = new ThreadPoolExecutor(0, MOST, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
        this.timer = timer;
    }

    CompletableFuture<Answer> post(URI address, Map<String, String> headers, byte[] body, Duration within) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        try {
            HttpPost request = new HttpPost(guard.check(address));
            headers.forEach(request::setHeader);
            request.setEntity(new ByteArrayEntity(body, null));
            Future<?> late =
                    timer.schedule(() -> fail(answer, "it took too long"), within.toMillis(), TimeUnit.MILLISECONDS);
            CompletableFuture<Answer> unused = answer.whenComplete((value, failure) -> {
                late.cancel(false);
                request.abort();
            });
            threads.execute(() -> send(request, answer));
        } catch (IOException refused) {
            answer.completeExceptionally(refused);
        } catch (RejectedExecutionException full) {
            fail(answer, "too much is being posted");
        }
        return answer;
    }

    private static void fail(CompletableFuture<Answer> answer, String why) {
        answer.completeExceptionally(new IOException(why));
    }

    private void send(HttpPost request, CompletableFuture<Answer> answer) {
        try {
            answer.complete(answer(request));
        } catch (IOException | RuntimeException failure) {
            fail(answer, why(failure));
        }
    }

    /** A failure by its name alone: the client's words hold the address. */
    private static String why(Exception failure) {
        return Guard.NOT_PUBLIC.equals(failure.getMessage())
                ? Guard.NOT_PUBLIC
                : failure.getClass().getName();
    }

    private Answer answer(HttpPost request) throws IOException {
        ClassicHttpResponse response = client.executeOpen(null, request, HttpClientContext.create());
        try {
            return new Answer(response.getCode(), bytes(response.getEntity()));
        } finally {
            // first: closing alone would read the rest, however long it is
            request.abort();
            Closer.closeQuietly(response);
        }
    }

    private static byte[] bytes(@Nullable HttpEntity entity) throws IOException {
        return entity == null ? new byte[0] : entity.getContent().readNBytes(ANSWER);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
