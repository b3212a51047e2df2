package io.hongyan.im.conformance.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What came over one connection and was not taken yet, in order; every wait is for a condition and bounded. */
public final class Inbox {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int OPEN = -1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<Packet> waiting = new ArrayList<>();
    private int closeCode = OPEN;
    private int largestFrame;

    /** @param size of the frame that they came in, in bytes */
    void frame(List<Packet> packets, int size) {
        change(() -> {
            largestFrame = Math.max(largestFrame, size);
            waiting.addAll(packets);
        });
    }

    void closed(int code) {
        change(() -> {
            if (closeCode == OPEN) {
                closeCode = code;
            }
        });
    }

    /** Takes the first packet that is meant; what came before it stays. */
    public Packet take(Predicate<Packet> meant) {
        return locked(() -> {
            Optional<Packet> found = takeUnlessClosed(meant);
            return found.orElseThrow(
                    () -> new AssertionError("did not come; close code " + closeCode + ", got " + waiting));
        });
    }

    /** Takes the first packet that is meant, or nothing if the connection closes before. */
    public Optional<Packet> takeUnlessClosed(Predicate<Packet> meant) {
        return locked(() -> {
            await(() -> waiting.stream().anyMatch(meant) || closeCode != OPEN, PATIENCE);
            Optional<Packet> found = waiting.stream().filter(meant).findFirst();
            found.ifPresent(waiting::remove);
            return found;
        });
    }

    /** Takes everything up to and including the first packet that is meant. */
    public List<Packet> takeUntil(Predicate<Packet> meant) {
        return locked(() -> {
            await(() -> waiting.stream().anyMatch(meant) || closeCode != OPEN, PATIENCE);
            int last = IntStream.range(0, waiting.size())
                    .filter(i -> meant.test(waiting.get(i)))
                    .findFirst()
                    .orElseThrow(
                            () -> new AssertionError("did not come; close code " + closeCode + ", got " + waiting));
            List<Packet> part = waiting.subList(0, last + 1);
            List<Packet> taken = List.copyOf(part);
            part.clear();
            return taken;
        });
    }

    /** Waits until the connection is closed by the server. */
    public int closeCode() {
        return closeCode(PATIENCE);
    }

    public int closeCode(Duration patience) {
        return locked(() -> {
            await(() -> closeCode != OPEN, patience);
            if (closeCode == OPEN) {
                throw new AssertionError("still open; got " + waiting);
            }
            return closeCode;
        });
    }

    /** The largest frame so far, in bytes. */
    public int largestFrame() {
        return locked(() -> largestFrame);
    }

    private void change(Runnable change) {
        locked(() -> {
            change.run();
            news.signalAll();
            return true;
        });
    }

    private void await(BooleanSupplier condition, Duration patience) {
        long left = patience.toNanos();
        try {
            while (!condition.getAsBoolean() && left > 0) {
                left = news.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted after " + TimeUnit.NANOSECONDS.toSeconds(left), e);
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
