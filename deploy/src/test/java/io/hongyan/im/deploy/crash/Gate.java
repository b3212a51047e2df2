package io.hongyan.im.deploy.crash;

import java.util.concurrent.CountDownLatch;

/** Open while the server is there; who comes while it is not waits. */
final class Gate {
    private volatile CountDownLatch latch = new CountDownLatch(1);

    void open() {
        latch.countDown();
    }

    void shut() {
        latch = new CountDownLatch(1);
    }

    void await() throws InterruptedException {
        latch.await();
    }
}
