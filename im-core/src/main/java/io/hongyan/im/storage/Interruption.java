package io.hongyan.im.storage;

import org.jspecify.annotations.Nullable;

/**
 * Interrupts a thread that runs somebody else's work, but never inside the database: H2 closes its whole database, for
 * everybody, when a thread is interrupted in one of its statements (seen in 40 of 40 tries). Such an interrupt comes
 * when the statement is over.
 */
public final class Interruption {
    @SuppressWarnings("ThreadLocalUsage") // one for the process
    private static final ThreadLocal<@Nullable Interruption> CURRENT = new ThreadLocal<>();

    private final Thread thread = Thread.currentThread();
    private int inside;
    private boolean wanted;
    private boolean ended;

    private Interruption() {}

    /** Begins work on this thread that others may interrupt. */
    public static Interruption begin() {
        Interruption interruption = new Interruption();
        CURRENT.set(interruption);
        return interruption;
    }

    /** Interrupts the work, at once or after the statement that it is in; nothing when it is over. */
    public synchronized void interrupt() {
        if (ended) {
            return;
        }
        if (inside > 0) {
            wanted = true;
        } else {
            thread.interrupt();
        }
    }

    /** The work on this thread is over. */
    public synchronized void end() {
        ended = true;
        CURRENT.remove();
    }

    /** Whether this thread's work can be interrupted. */
    static boolean isPossible() {
        return CURRENT.get() != null;
    }

    /** A call of the database. */
    @FunctionalInterface
    interface DatabaseCall {
        @Nullable
        Object run() throws Throwable;
    }

    /** Makes a call of the database that nobody interrupts. */
    static @Nullable Object shield(DatabaseCall call) throws Throwable {
        Interruption current = CURRENT.get();
        if (current == null) {
            return call.run();
        }
        current.enter();
        try {
            return call.run();
        } finally {
            current.leave();
        }
    }

    private synchronized void enter() {
        inside++;
        wanted |= Thread.interrupted();
    }

    private synchronized void leave() {
        inside--;
        if (inside == 0 && wanted) {
            wanted = false;
            thread.interrupt();
        }
    }
}
