package io.hongyan.im.api;

import jakarta.persistence.EntityManager;

/**
 * A media type whose messages bring rows of the plugin's own: both are there together or not at all. Each message has a
 * transaction of its own, on a thread of the plugin.
 *
 * @param <C> the content
 */
public interface Accepting<C extends Record> extends MediaType<C> {
    /** Sending only, unless the type says otherwise: rows can't follow what they do not know of. */
    @Override
    default boolean allows(Act act) {
        return act == Act.SEND;
    }

    /**
     * Writes what belongs to the message, in its transaction; after the filters, before the message has its place in
     * the log. Runs again after a rollback, at most three times in all, when its transaction wrote the same unique key as
     * another one at once, or the two waited for each other; so let a failure of {@code flush} out. May be rolled back
     * after it returned: it touches nothing but its entity manager.
     *
     * @param message what it belongs to
     * @param entities of {@link Plugin#entities}; flushed, never committed or closed by the plugin
     * @return the content to store, which may be richer than the one given
     * @throws ContentRefused with the field and the reason, which the sender is told; everything is rolled back
     */
    C accept(C content, Message message, EntityManager entities) throws ContentRefused;

    /**
     * Is told that a message is recalled, in the transaction that takes its content away; only if the type allows
     * {@link Act#RECALL}. May run again, as {@link #accept}.
     *
     * @param message with whom sent it, whoever recalls it
     * @param entities of {@link Plugin#entities}; flushed, never committed or closed by the plugin
     */
    default void recalled(Message message, EntityManager entities) {}
}
