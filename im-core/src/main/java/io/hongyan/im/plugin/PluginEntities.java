package io.hongyan.im.plugin;

import io.hongyan.im.api.Accepting;
import io.hongyan.im.api.ContentRefused;
import io.hongyan.im.api.Message;

/**
 * What one plugin keeps, while it runs. Its methods are called within a transaction of the core, on that transaction's
 * thread; what the plugin writes is there when that transaction commits, or not at all.
 */
public interface PluginEntities extends AutoCloseable {
    /**
     * Has a media type do its own work for a message.
     *
     * @return the content to store
     * @throws ContentRefused by the type; the transaction must then be rolled back, as after any other exception
     */
    <C extends Record> C accept(Accepting<C> type, C content, Message message) throws ContentRefused;

    /** Ends it; the tables stay. */
    @Override
    void close();
}
