package io.hongyan.im.server;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What is to happen in a second or two happens when the test says so; what takes longer, as deadlines do, by itself. */
final class PatientTimer extends ScheduledThreadPoolExecutor {
    private static final long SOON_MILLIS = 2_500;

    private final Queue<Task> soon = new ConcurrentLinkedQueue<>();

    PatientTimer() {
        super(1, work -> {
            Thread thread = new Thread(work, "patient timer");
            thread.setDaemon(true);
            return thread;
        });
        setRemoveOnCancelPolicy(true);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        if (unit.toMillis(delay) > SOON_MILLIS) {
            return super.schedule(command, delay, unit);
        }
        Task task = new Task(command);
        soon.add(task);
        return task;
    }

    /** Does what was to happen soon, not what comes of it. */
    void pass() {
        for (int i = soon.size(); i > 0; i--) {
            soon.remove().run();
        }
    }

    private static final class Task extends FutureTask<Boolean> implements ScheduledFuture<Boolean> {
        Task(Runnable work) {
            super(work, true);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(0, other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
