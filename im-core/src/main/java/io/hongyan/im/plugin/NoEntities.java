package io.hongyan.im.plugin;

import io.hongyan.im.api.Accepting;
import io.hongyan.im.api.Message;

/** Of a host without a database. */
final class NoEntities implements PluginEntities {
    @Override
    public <C extends Record> C accept(Accepting<C> type, C content, Message message) {
        throw new IllegalStateException("this host has no database");
    }

    @Override
    public void close() {}
}
