package io.hongyan.im.message;

import io.hongyan.im.api.Message;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.AcceptStep;
import io.hongyan.im.plugin.Claim;
import io.hongyan.im.plugin.RegisteredType.Prepared;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A media type that does what the test says, on threads of its own and within a deadline. */
final class FakeStep implements AcceptStep, AutoCloseable {
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final long deadlineMillis;
    private final Work work;

    /** What it does inside the transaction. */
    interface Work {
        Prepared accept(Prepared prepared, Message message) throws Exception;
    }

    FakeStep(long deadlineMillis, Work work) {
        this.deadlineMillis = deadlineMillis;
        this.work = work;
    }

    @Override
    public <T> CompletableFuture<T> call(Claiming<T> claiming) {
        CompletableFuture<T> result = new CompletableFuture<>();
        AtomicBoolean ended = new AtomicBoolean();
        Future<?> running = threads.submit(() -> {
            try {
                result.complete(claiming.run(new FakeClaim(ended)));
            } catch (Refused refused) {
                result.completeExceptionally(refused);
            } catch (Exception failure) {
                result.completeExceptionally(new Refused(Code.OVERLOADED));
            }
        });
        Future<?> unused = timer.schedule(
                () -> {
                    if (ended.compareAndSet(false, true)) {
                        running.cancel(true);
                        result.completeExceptionally(new Refused(Code.OVERLOADED));
                    }
                },
                deadlineMillis,
                TimeUnit.MILLISECONDS);
        return result;
    }

    private static final class FakeClaim implements Claim {
        private final AtomicBoolean ended;
        private boolean won;

        FakeClaim(AtomicBoolean ended) {
            this.ended = ended;
        }

        @Override
        public boolean win() {
            won = ended.compareAndSet(false, true);
            return won;
        }

        @Override
        public boolean again() {
            if (won) {
                ended.set(false);
                won = false;
            }
            return !ended.get();
        }
    }

    @Override
    public Prepared accept(Prepared prepared, Message message) throws Exception {
        return work.accept(prepared, message);
    }

    @Override
    public void recalled(Message message) {
        throw new IllegalStateException("nothing of it is recalled here");
    }

    /** Waits until nothing runs any more. */
    void finish() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the work doesn't end");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        timer.shutdownNow();
    }
}
