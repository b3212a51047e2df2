package io.hongyan.im.deploy.loadtest;

/** A way to pace messages. */
interface Loop {
    void start();

    void stop() throws InterruptedException;
}
