package io.hongyan.im.conversation;

import io.hongyan.im.id.ConversationId;
import io.hongyan.im.session.Coalescer;
import io.hongyan.im.storage.Transactions;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** Lets chat rooms forget all but their last entries, soon after something was said there. */
public final class Rooms {
    /** What a room keeps. */
    static final int KEPT = 100;

    private static final long INTERVAL_MILLIS = 1_000;

    private final EntryLog log;
    private final Transactions transactions;
    private final Executor workers;
    private final Coalescer<ConversationId> cuts;

    /**
     * @param timer when to do it: at most once a second for each room
     * @param workers do it; what fails or is dropped is made up for after the room's next entry
     */
    public Rooms(EntryLog log, Transactions transactions, ScheduledExecutorService timer, Executor workers) {
        this.log = log;
        this.transactions = transactions;
        this.workers = workers;
        this.cuts = new Coalescer<>(timer, INTERVAL_MILLIS);
    }

    /** A room's log has grown. */
    void grown(ConversationId room) {
        cuts.submit(room, () -> workers.execute(() -> transactions.run(() -> log.keep(room, KEPT))));
    }
}
