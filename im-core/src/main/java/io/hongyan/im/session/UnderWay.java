package io.hongyan.im.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Counts what one session has under way. Safe for use by several threads. */
final class UnderWay {
    private int count;
    private int ahead;
    private CompletableFuture<Boolean> settled = CompletableFuture.completedFuture(true);

    synchronized void begin() {
        count++;
    }

    /** How many there were, with the one that ends now. */
    int end() {
        int before;
        CompletableFuture<Boolean> done = null;
        synchronized (this) {
            before = count--;
            if (ahead > 0 && --ahead == 0) {
                done = settled;
            }
        }
        if (done != null) {
            done.complete(true);
        }
        return before;
    }

    synchronized int count() {
        return count;
    }

    /**
     * Ends when as many have ended as are under way now. Only who holds back what would come next may ask, so that none
     * but these can end meanwhile.
     */
    synchronized CompletionStage<Boolean> settled() {
        ahead = count;
        settled = count == 0 ? CompletableFuture.completedFuture(true) : new CompletableFuture<>();
        return settled;
    }
}
