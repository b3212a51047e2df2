package io.hongyan.im.web.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes pieces to a response that stays open, in order, and never waits (Servlet 6.0, section 5.7.2). Safe for use by
 * several threads, of which one writes at a time.
 */
final class Output implements WriteListener {
    private static final Logger LOG = LoggerFactory.getLogger(Output.class);

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Queue<Piece> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger wanted = new AtomicInteger();
    private volatile boolean possible;
    private volatile boolean ending;
    private volatile @Nullable Throwable failure;

    // of the thread that writes
    private @Nullable Piece under;
    private boolean flushed;
    private boolean ended;

    private static final class Piece {
        private final byte[] bytes;
        private final Consumer<@Nullable Throwable> done;

        Piece(byte[] bytes, Consumer<@Nullable Throwable> done) {
            this.bytes = bytes;
            this.done = done;
        }
    }

    Output(AsyncContext async, ServletOutputStream out) {
        this.async = async;
        this.out = out;
    }

    /** @param done called once, on any thread: with null when the container has it, or with why it failed */
    void write(byte[] bytes, Consumer<@Nullable Throwable> done) {
        waiting.add(new Piece(bytes, done));
        drain();
    }

    /** Whether the container has everything. */
    boolean isIdle() {
        return wanted.get() == 0 && waiting.isEmpty() && under == null;
    }

    /** Ends the response, whatever is under way. */
    void end() {
        ending = true;
        drain();
    }

    @Override
    public void onWritePossible() {
        possible = true;
        drain();
    }

    @Override
    public void onError(Throwable broken) {
        failure = broken;
        drain();
    }

    private void drain() {
        if (wanted.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            step();
            seen = wanted.addAndGet(-seen);
        } while (seen != 0);
    }

    private void step() {
        try {
            while (possible && !over() && out.isReady()) {
                if (!writeNext()) {
                    return;
                }
            }
        } catch (IOException | RuntimeException broken) {
            failure = broken;
        }
        if (over()) {
            finish();
        }
    }

    private boolean over() {
        return ending || failure != null;
    }

    /** Does the next thing that the container is ready for; false if there is none. */
    private boolean writeNext() throws IOException {
        Piece piece = under;
        if (piece == null) {
            piece = waiting.poll();
            if (piece == null) {
                return false;
            }
            under = piece;
            flushed = false;
            out.write(piece.bytes);
        } else if (!flushed) {
            flushed = true;
            out.flush();
        } else {
            under = null;
            piece.done.accept(null);
        }
        return true;
    }

    private void finish() {
        fail(under);
        under = null;
        for (Piece piece = waiting.poll(); piece != null; piece = waiting.poll()) {
            fail(piece);
        }
        if (!ended) {
            ended = true;
            complete();
        }
    }

    private void fail(@Nullable Piece piece) {
        if (piece != null) {
            Throwable why = failure;
            piece.done.accept(why == null ? new IOException("ended") : why);
        }
    }

    private void complete() {
        try {
            async.complete();
        } catch (IllegalStateException over) {
            LOG.debug("event=close-failed reason=\"{}\"", over.toString());
        }
    }
}
