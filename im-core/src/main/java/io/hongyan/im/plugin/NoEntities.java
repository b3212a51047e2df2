package io.hongyan.im.plugin;

import io.hongyan.im.account.Identity;
import io.hongyan.im.api.Accepting;
import io.hongyan.im.api.Command;
import io.hongyan.im.api.Job;
import io.hongyan.im.api.Message;

/** Of a host without a database. */
final class NoEntities implements PluginEntities {
    @Override
    public <C extends Record> C accept(Accepting<C> type, C content, Message message) {
        throw refused();
    }

    @Override
    public void recalled(Accepting<?> type, Message message) {
        throw refused();
    }

    @Override
    public <B extends Record> Record run(Command<B> command, B body, Identity caller, Own own) {
        throw refused();
    }

    @Override
    public void tell(Telling telling, Own own) {
        throw refused();
    }

    @Override
    public boolean run(Job job, Own own) {
        throw refused();
    }

    private static IllegalStateException refused() {
        return new IllegalStateException("this host has no database");
    }

    @Override
    public void close() {}
}
