package io.hongyan.im.deploy.loadtest;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed rate, whatever the server does. Times count from the moment when a message was due, so that a server that
 * stalls cannot hide it.
 */
final class OpenLoop implements Loop {
    private final Crowd crowd;
    private final long interval;
    private final Thread pacer = new Thread(this::pace, "pacer");
    private volatile boolean over;

    OpenLoop(Crowd crowd, int rate) {
        this.crowd = crowd;
        this.interval = TimeUnit.SECONDS.toNanos(1) / rate;
    }

    @Override
    public void start() {
        pacer.start();
    }

    @Override
    public void stop() throws InterruptedException {
        over = true;
        pacer.join();
    }

    private void pace() {
        long due = System.nanoTime();
        for (int message = 0; !over; message++) {
            due += interval;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            var unused = crowd.send(message % crowd.size(), due);
        }
    }
}
