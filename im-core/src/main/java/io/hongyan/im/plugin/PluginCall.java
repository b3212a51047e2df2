package io.hongyan.im.plugin;

import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Interruption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One call of a plugin. It ends once: by what the plugin returns or throws, or by being given up. Whoever waits for the
 * result goes on only after the plugin's code has left the thread, or without that thread.
 */
final class PluginCall<T> implements Runnable, Claim {
    private enum Outcome {
        OPEN,
        CLAIMED,
        ENDED
    }

    /** Hears how the call goes. */
    interface Listener {
        void succeeded(long nanos);

        void failed(String trace, long nanos);

        /** Once for each call: its code has left the thread, or never comes to one, or its thread counts as lost. */
        void left();

        /** It collided with another one and is run again. */
        void ranAgain();

        /** The thread counted as lost, and is free again. */
        void cameBack();
    }

    private final ClassLoader loader;
    private final PluginWork<T> work;
    private final Listener listener;
    private final long end;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final AtomicReference<Outcome> outcome = new AtomicReference<>(Outcome.OPEN);
    private final Object running = new Object();
    private @Nullable Interruption interruption;
    private boolean lost;
    private boolean left;
    private volatile boolean overdue;

    /** @param end of its time, by {@link System#nanoTime} */
    PluginCall(ClassLoader loader, PluginWork<T> work, Listener listener, long end) {
        this.end = end;
        this.loader = loader;
        this.work = work;
        this.listener = listener;
    }

    CompletableFuture<T> result() {
        return result;
    }

    @Override
    public void run() {
        Thread own = Thread.currentThread();
        synchronized (running) {
            if (outcome.get() != Outcome.OPEN) {
                return;
            }
            interruption = Interruption.begin();
        }
        boolean interrupted = own.isInterrupted();
        ClassLoader before = own.getContextClassLoader();
        own.setContextClassLoader(loader);
        CallTime.begin(end);
        long start = System.nanoTime();
        Runnable ending;
        try {
            T value = work.run(this);
            ending = () -> succeed(value, System.nanoTime() - start);
        } catch (Refused refused) {
            ending = () -> refuse(refused, System.nanoTime() - start);
        } catch (Exception | Error failure) {
            String trace = Trace.of(failure);
            ending = () -> fail(trace, System.nanoTime() - start);
        } finally {
            CallTime.end();
            own.setContextClassLoader(before);
            leave(interrupted);
        }
        ending.run();
    }

    private void leave(boolean interrupted) {
        synchronized (running) {
            if (interruption != null) {
                interruption.end();
                interruption = null;
            }
            if (!interrupted) {
                // it was for the call, or by the plugin, and not for who uses the thread next
                boolean unused = Thread.interrupted();
            }
            if (lost) {
                listener.cameBack();
            }
            left();
        }
    }

    private void left() {
        if (!left) {
            left = true;
            listener.left();
        }
    }

    @Override
    public boolean win() {
        return outcome.compareAndSet(Outcome.OPEN, Outcome.CLAIMED);
    }

    @Override
    public boolean again() {
        outcome.compareAndSet(Outcome.CLAIMED, Outcome.OPEN);
        boolean open = !overdue && outcome.get() == Outcome.OPEN;
        if (open) {
            listener.ranAgain();
        }
        return open;
    }

    private void succeed(T value, long nanos) {
        if (ends()) {
            listener.succeeded(nanos);
            result.complete(value);
        }
    }

    private void refuse(Refused refused, long nanos) {
        if (ends()) {
            listener.succeeded(nanos);
            result.completeExceptionally(refused);
        }
    }

    private void fail(String trace, long nanos) {
        if (ends()) {
            listener.failed(trace, nanos);
            result.completeExceptionally(new Refused(Code.OVERLOADED));
        }
    }

    private boolean ends() {
        return outcome.getAndSet(Outcome.ENDED) != Outcome.ENDED;
    }

    /** Ends the call without the plugin, and interrupts it; false if it has ended or claimed its outcome. */
    boolean giveUp() {
        overdue = true;
        if (!outcome.compareAndSet(Outcome.OPEN, Outcome.ENDED)) {
            return false;
        }
        synchronized (running) {
            if (interruption != null) {
                interruption.interrupt();
            } else {
                left();
            }
        }
        return true;
    }

    /** Counts the thread as lost if the plugin's code is still on it. */
    boolean lose() {
        synchronized (running) {
            lost = interruption != null;
            if (lost) {
                left();
            }
            return lost;
        }
    }

    /** Tells who waits that the call was given up. */
    void answerGivenUp() {
        result.completeExceptionally(new Refused(Code.OVERLOADED));
    }
}
