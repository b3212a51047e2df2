package io.hongyan.im.plugin.storage;

import io.hongyan.im.api.Accepting;
import io.hongyan.im.api.ContentRefused;
import io.hongyan.im.api.Message;
import io.hongyan.im.plugin.PluginEntities;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.Transactions;
import java.sql.Connection;
import java.time.Duration;

/** The entities of a plugin within transactions of the core. */
final class JpaPluginEntities implements PluginEntities {
    /** As long as a transaction may take; who called gives up earlier. */
    private static final Duration LIMIT = Duration.ofSeconds(Transactions.LIMIT_SECONDS);

    private final PluginUnit unit;
    private final Transactions transactions;

    JpaPluginEntities(PluginUnit unit, Transactions transactions) {
        this.unit = unit;
        this.transactions = transactions;
    }

    @Override
    public <C extends Record> C accept(Accepting<C> type, C content, Message message) throws ContentRefused {
        try {
            return call(entities -> type.accept(content, message, entities));
        } catch (ContentRefused | RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private <T> T call(PluginUnit.UnitWork<T> work) throws Exception {
        Connection connection = Jdbc.call(transactions.entities(), owned -> owned);
        return unit.call(connection, Deadline.in(LIMIT), work);
    }

    @Override
    public void close() {
        unit.close();
    }
}
