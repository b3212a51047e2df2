package io.hongyan.im.api;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.Set;

/** A transaction that a plugin's work runs in; used by the thread that got it, and only until the call returns. */
public interface Work {
    /** Of {@link Plugin#entities}; flushed, never committed or closed by the plugin. */
    EntityManager entities();

    /** A stored message of one of the plugin's own media types, whoever may see it; chat rooms forget theirs. */
    Optional<Message> message(String id);

    /**
     * Adds an entry of kind {@code ID.NAME} to the log of the message's conversation when the transaction commits, with
     * the plugin's id; every member's devices are told. At most 16 in one transaction.
     *
     * @param message an id of a stored message of one of the plugin's own media types
     * @param name {@code [a-z][a-z0-9-]{0,31}}
     * @param by whose doing it was
     * @param state the resulting state of the message, never a difference; at most 32 KiB in JSON
     * @throws IllegalArgumentException if there is no such message, or the name has another form
     */
    void append(String message, String name, UserName by, Record state);

    /**
     * Does something after the transaction has committed, on the same thread, before the call counts as ended; nothing if
     * it is rolled back, or the server dies at that moment. Quick; what it throws is logged.
     */
    default void afterCommit(Runnable action) {
        throw new UnsupportedOperationException("no commit here");
    }

    /**
     * Has one of the plugin's entry listeners hear of these kinds of entries, and of no others, in the place of those that
     * it named at the start: of what is stored after the commit, on other nodes some seconds later. Kept over restarts.
     *
     * @param listener its name
     * @param kinds at most 50; none at all costs the server nothing
     * @throws IllegalArgumentException if there is no such listener, or no such kinds can be
     */
    default void hear(String listener, Set<String> kinds) {
        throw new UnsupportedOperationException("no listeners here");
    }
}
