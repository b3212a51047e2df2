package io.hongyan.im.deploy.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What the server answered with code 0, by client id: all of this must be found again. */
final class Ledger {
    record Receipt(long seq, String text) {}

    private final Map<String, Receipt> receipts = new ConcurrentHashMap<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grew = lock.newCondition();
    private long duplicates;

    void answered(String clientId, Receipt receipt, boolean duplicate) {
        receipts.put(clientId, receipt);
        lock.lock();
        try {
            duplicates += duplicate ? 1 : 0;
            grew.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void refused(String what) {
        refusals.add(what);
    }

    /** Messages that were answered with a failure, of which there is no reason to be any. */
    Queue<String> refusals() {
        return refusals;
    }

    Map<String, Receipt> receipts() {
        return receipts;
    }

    int size() {
        return receipts.size();
    }

    /** How many answers were to a retry of something already stored. */
    long duplicates() {
        lock.lock();
        try {
            return duplicates;
        } finally {
            lock.unlock();
        }
    }

    void awaitSize(int size, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (receipts.size() < size && left > 0) {
                left = grew.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
        assertThat(receipts.size())
                .as("messages answered within %s s", TimeUnit.NANOSECONDS.toSeconds(atMost.toNanos()))
                .isGreaterThanOrEqualTo(size);
    }
}
