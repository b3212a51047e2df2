package io.hongyan.im.plugin.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.plugin.PluginBook;
import io.hongyan.im.plugin.PluginState;
import io.hongyan.im.storage.NodeLease;
import io.hongyan.im.storage.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a book of plugins in a database does besides. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoredPluginBookContract implements PluginBookContract {
    private final TestDatabase database = open();
    private final PluginBook book = new JpaPluginBook(database.transactions(), Clock.systemUTC());
    private final int node = new NodeLease(database.transactions(), Clock.systemUTC()).number();

    abstract TestDatabase open();

    @AfterAll
    void close() throws SQLException {
        database.close();
    }

    @Override
    public PluginBook book() {
        return book;
    }

    @Override
    public int node() {
        return node;
    }

    @Test
    void givesTheReportsOfNodesAliveAlone() {
        NodeLease gone = new NodeLease(database.transactions(), Clock.systemUTC());
        String plugin = PluginBookContract.plugin();
        book.report(new PluginBook.Report(plugin, gone.number(), "1.0.0", PluginState.STARTED, "", "", 5));
        assertThat(book.reports()).extracting(PluginBook.Report::plugin).contains(plugin);

        gone.end();

        assertThat(book.reports()).extracting(PluginBook.Report::plugin).doesNotContain(plugin);
    }
}
