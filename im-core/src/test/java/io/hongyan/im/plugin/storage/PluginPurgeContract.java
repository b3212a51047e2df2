package io.hongyan.im.plugin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.conversation.Town;
import io.hongyan.im.plugin.Notices;
import io.hongyan.im.plugin.PluginFailure;
import io.hongyan.im.plugin.PluginJar;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is dropped of a plugin that is gone, and what is not. */
@SuppressWarnings("NullAway.Init")
abstract class PluginPurgeContract {
    private TestDatabase database;
    private Set<String> core;
    private JpaPluginStorage storage;

    @TempDir
    Path folder;

    abstract TestDatabase open();

    @BeforeEach
    void begin() throws SQLException {
        database = open();
        core = TableNames.all(database.source());
        Town town = new Town(database);
        storage = new JpaPluginStorage(
                database.source(),
                StockRoom.ground(town),
                StockRoom.messages(town),
                Notices.open(town.transactions, new JdbcNoticeBook(town.transactions)),
                7);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private void execute(String... statements) {
        boolean unused = database.transactions()
                .call(() -> Jdbc.call(database.transactions().entities(), connection -> {
                    try (Statement statement = connection.createStatement()) {
                        for (String sql : statements) {
                            statement.execute(sql);
                        }
                        return true;
                    }
                }));
    }

    private Set<String> added() throws SQLException {
        Set<String> added = new TreeSet<>(TableNames.all(database.source()));
        added.removeAll(core);
        return added;
    }

    private long rows(String table) {
        return database.transactions()
                .call(() ->
                        new Sql(database.transactions()).query("select count(*) from " + table, row -> row.getLong(1)))
                .get(0);
    }

    @Test
    void knowsEveryTableOfTheCore() {
        assertThat(core).isEqualTo(CoreTables.NAMES);
    }

    @Test
    void leavesNothingOfAPlugin() throws Exception {
        StockRoom.open(Stock.jar(folder), database).close();
        execute(
                "create view stock_view as select name from stock_shelf",
                "create sequence stock_numbers",
                "create table stock_part (id integer primary key, shelf varchar(100))",
                "create table stock_of_part (part integer references stock_part (id))",
                "insert into plugin_setting_version (plugin, version) values ('stock', 1)",
                "insert into plugin_setting (plugin, name, content, changed, changed_by)"
                        + " values ('stock', 'a', '1', 0, 0), ('stocks', 'a', '1', 0, 0)",
                "insert into plugin_job (plugin, name, next_run, last_run) values ('stock', 'a', 0, 0)",
                "insert into plugin_listener (listener, plugin, media, registered, dropped)"
                        + " values ('stock.a', 'stock', '', 0, 0)",
                "insert into plugin_notice (listener, conversation, seq, entry, due, tries, set_aside)"
                        + " values ('stock.a', 1, 1, 1, 0, 0, false)");

        assertThat(storage.purge("stock"))
                .contains("stock_view", "stock_numbers", "stock_shelf", "stock_taken", "flyway_stock");

        assertThat(added()).isEmpty();
        for (String table : List.of("plugin_setting_version", "plugin_job", "plugin_listener", "plugin_notice")) {
            assertThat(rows(table)).as(table).isZero();
        }
        assertThat(rows("plugin_setting")).as("of another plugin").isEqualTo(1);
        assertThat(storage.purge("stock")).isEmpty();
        StockRoom.open(Stock.jar(folder), database).close();
        assertThat(rows("stock_shelf")).isZero();
    }

    @Test
    void touchesNoPluginWhoseIdBeginsAlike() throws Exception {
        execute(
                "create table red_book (a integer)",
                "create table flyway_red (a integer)",
                "create table flyway_red_packet (a integer)",
                "create table red_packet_wallet (a integer)",
                "create table redder (a integer)");

        assertThat(storage.purge("red")).containsExactlyInAnyOrder("red_book", "flyway_red");

        assertThat(added()).containsExactlyInAnyOrder("flyway_red_packet", "red_packet_wallet", "redder");
    }

    @Test
    void touchesNothingOfTheCore() throws Exception {
        for (String id : List.of("plugin", "entry", "account", "flyway", "core", "stored", "media")) {
            assertThat(storage.purge(id)).as(id).isEmpty();
        }
        assertThat(TableNames.all(database.source())).isEqualTo(core);
    }

    @Test
    void refusesPluginsWhoseTablesWouldBeTheCores() {
        for (String id : List.of("plugin", "core", "media")) {
            PluginJar jar = PluginJar.of(folder.resolve(id), id, "");
            assertThatThrownBy(() -> StockRoom.open(jar, database))
                    .isInstanceOf(PluginFailure.class)
                    .hasMessageContaining("its id is reserved");
        }
    }
}
