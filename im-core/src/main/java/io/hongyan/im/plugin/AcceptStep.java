package io.hongyan.im.plugin;

import io.hongyan.im.api.Message;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.RegisteredType.Prepared;
import java.util.concurrent.CompletableFuture;

/** The step of a media type whose messages have a transaction of their own. */
public interface AcceptStep {
    /**
     * Runs the work on a thread of the plugin, within the plugin's budget.
     *
     * @return the result; or {@link Refused}: the one that the work threw, else 50301
     */
    <T> CompletableFuture<T> call(Claiming<T> work);

    /**
     * Writes what belongs to the message, inside the transaction that runs on this thread, and flushes it. May run again
     * after a rollback.
     *
     * @return the content to store
     * @throws Refused by the media type
     * @throws Exception whatever else the plugin throws
     */
    Prepared accept(Prepared prepared, Message message) throws Exception;

    /** Tells the type that a message is recalled, inside the transaction that runs on this thread. */
    void recalled(Message message);

    /** Work that ends with a commit. */
    @FunctionalInterface
    interface Claiming<T> {
        /**
         * Does it.
         *
         * @param claim to be won right before the commit
         */
        T run(Claim claim) throws Exception;
    }
}
