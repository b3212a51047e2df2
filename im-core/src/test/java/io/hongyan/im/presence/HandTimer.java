package io.hongyan.im.presence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer whose time passes when the test says so. */
final class HandTimer extends ScheduledThreadPoolExecutor {
    private final List<Task> tasks = new ArrayList<>();
    private long now;

    HandTimer() {
        super(0);
    }

    @Override
    public synchronized ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Task task = new Task(command, now + unit.toMillis(delay));
        tasks.add(task);
        return task;
    }

    /** Lets so much time pass and does what is due by then, each at its time. */
    void pass(long millis) {
        long until = now() + millis;
        for (Task next = next(until); next != null; next = next(until)) {
            next.run();
        }
        set(until);
    }

    private synchronized long now() {
        return now;
    }

    private synchronized void set(long time) {
        now = time;
    }

    private synchronized @org.jspecify.annotations.Nullable Task next(long until) {
        Task first = tasks.stream()
                .filter(task -> task.due <= until)
                .min(java.util.Comparator.comparingLong(task -> task.due))
                .orElse(null);
        if (first != null) {
            tasks.remove(first);
            now = first.due;
        }
        return first;
    }

    private static final class Task extends FutureTask<Boolean> implements ScheduledFuture<Boolean> {
        private final long due;

        Task(Runnable work, long due) {
            super(work, true);
            this.due = due;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due, TimeUnit.MILLISECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.MILLISECONDS), other.getDelay(TimeUnit.MILLISECONDS));
        }
    }
}
