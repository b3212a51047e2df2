package io.hongyan.im.search;

import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import java.util.Collection;
import java.util.Map;

/** How far each log is in the index, kept together with it. Used inside a transaction. */
public interface HorizonBook {
    /** Those of these logs of which anything is known. */
    Map<ConversationId, Seq> of(Collection<ConversationId> conversations);

    /**
     * Makes sure that each of these logs can be locked, at first before the first entry that it still has; in a
     * transaction of its own, which fails if another does the same.
     */
    void know(Collection<ConversationId> conversations);

    /**
     * Locks logs until the transaction ends, in the order of their ids: the right to index them. Those that are locked
     * elsewhere are missing.
     */
    Map<ConversationId, Seq> lock(Collection<ConversationId> conversations);

    /** Where the horizons of locked logs are now. */
    void move(Map<ConversationId, Seq> horizons);

    /** A moment of the database's clock, in milliseconds since 1970, before which no log grew beyond its horizon; 0 at first. */
    long mark();

    /** Moves the mark forward, never back. */
    void mark(long moment);
}
