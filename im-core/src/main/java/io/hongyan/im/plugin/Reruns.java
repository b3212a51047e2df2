package io.hongyan.im.plugin;

import io.hongyan.im.storage.Collision;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Runs a transaction again that collided with another one. */
public final class Reruns {
    /** So often it is run at most. */
    public static final int TRIES = 3;

    private static final int LONGEST_PAUSE_MILLIS = 20;

    private Reruns() {}

    /**
     * Runs it, and again while it collides and its call has time.
     *
     * @param transaction rolls back before it throws
     * @throws Exception what the last try threw
     */
    public static <T> T call(Claim claim, Callable<T> transaction) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.call();
            } catch (Exception failure) {
                if (attempt == TRIES || !Collision.caused(failure) || !claim.again()) {
                    throw failure;
                }
                // so that two which met do not meet again
                TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
            }
        }
    }
}
