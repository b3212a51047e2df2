package io.hongyan.im.plugin;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Counts who is using a running plugin, and lets nobody in once it is to end. */
final class Gate {
    private final CompletableFuture<Boolean> empty = new CompletableFuture<>();
    private final CompletableFuture<Boolean> successor = new CompletableFuture<>();
    private int inside;
    private boolean shut;

    /** False if it is shut. */
    synchronized boolean enter() {
        if (shut) {
            return false;
        }
        inside++;
        return true;
    }

    /** One more of who is inside already, who may also be at work while the others are asked to leave. */
    synchronized void enterToo() {
        inside++;
    }

    /** Once for each {@link #enter} that answered true, and each {@link #enterToo}. */
    void leave() {
        boolean last;
        synchronized (this) {
            inside--;
            last = shut && inside == 0;
        }
        if (last) {
            empty.complete(true);
        }
    }

    /** Lets nobody in any more; done when nobody is inside. */
    CompletableFuture<Boolean> shut() {
        boolean last;
        synchronized (this) {
            shut = true;
            last = inside == 0;
        }
        if (last) {
            empty.complete(true);
        }
        return empty;
    }

    /** Done when it is known what comes after the plugin: another one, or none. */
    CompletionStage<Boolean> successor() {
        return successor;
    }

    void successorKnown() {
        successor.complete(true);
    }
}
