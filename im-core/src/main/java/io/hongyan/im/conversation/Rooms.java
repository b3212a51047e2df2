package io.hongyan.im.conversation;

import io.hongyan.im.id.ConversationId;
import io.hongyan.im.storage.Transactions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Lets chat rooms forget all but their last entries, soon after something was said there. */
public final class Rooms {
    /** What a room keeps. */
    static final int KEPT = 100;

    private final EntryLog log;
    private final Transactions transactions;
    private final Executor workers;
    /** Rooms that wait for a worker. */
    private final Set<ConversationId> waiting = ConcurrentHashMap.newKeySet();

    /** @param workers do it; what fails or is dropped is made up for after the room's next entry */
    public Rooms(EntryLog log, Transactions transactions, Executor workers) {
        this.log = log;
        this.transactions = transactions;
        this.workers = workers;
    }

    /** A room's log has grown. */
    void grown(ConversationId room) {
        if (waiting.add(room)) {
            workers.execute(() -> {
                waiting.remove(room);
                transactions.run(() -> log.keep(room, KEPT));
            });
        }
    }
}
