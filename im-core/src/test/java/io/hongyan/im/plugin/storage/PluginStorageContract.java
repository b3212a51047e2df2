package io.hongyan.im.plugin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.api.ContentRefused;
import io.hongyan.im.plugin.PluginFailure;
import io.hongyan.im.plugin.PluginJar;
import io.hongyan.im.storage.CapturedLog;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.TestDatabase;
import jakarta.persistence.PersistenceException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What a plugin keeps is there with the transaction that it belongs to, or not at all. */
interface PluginStorageContract {
    TestDatabase database();

    Path folder();

    private StockRoom open(PluginJar jar) throws Exception {
        return StockRoom.open(jar, database());
    }

    private StockRoom stocked() throws Exception {
        StockRoom room = open(Stock.jar(folder()));
        room.accept("m0", "a", "open");
        return room;
    }

    private long number(String query) {
        return database()
                .transactions()
                .call(() -> Jdbc.call(database().transactions().entities(), connection -> {
                    try (Statement statement = connection.createStatement();
                            ResultSet rows = statement.executeQuery(query)) {
                        rows.next();
                        return rows.getLong(1);
                    }
                }));
    }

    /** Flyway writes the names of its columns in lower case on every database. */
    private String quoted(String query) throws SQLException {
        try (Connection connection = database().source().getConnection()) {
            return query.replace("#", connection.getMetaData().getIdentifierQuoteString());
        }
    }

    private void assertNothingTaken() {
        assertThat(number("select things from stock_shelf where name = 'a'")).isEqualTo(10);
        assertThat(number("select count(*) from stock_taken")).isZero();
        assertThat(number("select count(*) from setting where name = 'with'")).isZero();
    }

    @Test
    default void writesWithTheTransactionItIsIn() throws Exception {
        try (StockRoom room = stocked()) {
            assertThat(room.accept("m1", "a", "")).isEqualTo("1");
            assertThat(room.accept("m2", "a", "lazy")).isEqualTo("2");
        }

        assertThat(number("select things from stock_shelf where name = 'a'")).isEqualTo(8);
        assertThat(number("select count(*) from setting where name = 'with'")).isEqualTo(1);
    }

    @Test
    default void leavesNothingOfARefusedContent() throws Exception {
        try (StockRoom room = stocked()) {
            assertThatThrownBy(() -> room.accept("m1", "a", "refuse")).hasCauseInstanceOf(ContentRefused.class);
        }
        assertNothingTaken();
    }

    @Test
    default void leavesNothingOfWhatFailed() throws Exception {
        try (StockRoom room = stocked()) {
            assertThatThrownBy(() -> room.accept("m1", "a", "throw")).hasMessageContaining("broken");
            assertThatThrownBy(() -> room.accept("m1", "missing", "")).isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> room.accept("m1", "a", "swallow")).isInstanceOf(PersistenceException.class);
            assertThatThrownBy(() -> room.acceptThenFail("m1", "a")).hasMessage("after the plugin");
        }
        assertNothingTaken();
    }

    @Test
    default void letsNoPluginEndTheTransaction() throws Exception {
        try (StockRoom room = stocked()) {
            assertThatThrownBy(() -> room.accept("m1", "a", "commit"))
                    .hasMessageContaining("getTransaction is not for plugins");
        }
        assertNothingTaken();
    }

    @Test
    default void holdsALockUntilTheTransactionEnds() throws Exception {
        try (StockRoom room = stocked()) {
            room.race(20, "a");

            assertThat(number("select things from stock_shelf where name = 'a'"))
                    .isEqualTo(-10);
        }
    }

    @Test
    default void migratesStepByStepAndOnlyOnce() throws Exception {
        open(Stock.jar(folder())
                        .without("db/migration/stock/V2__taken.sql")
                        .file(
                                "stock/Main.java",
                                "package stock; public final class Main implements io.hongyan.im.api.Plugin {}"))
                .close();
        assertThat(number(
                        quoted("select count(*) from #flyway_stock# where #version# is not null and #success# = true")))
                .isEqualTo(2);
        stocked().close();
        open(Stock.jar(folder())).close();

        assertThat(number("select count(*) from stock_shelf")).isEqualTo(1);
    }

    @Test
    default void refusesAnOlderJarOnANewerSchema() throws Exception {
        open(Stock.jar(folder())).close();

        assertThatThrownBy(() -> open(Stock.jar(folder()).without("db/migration/stock/V2__taken.sql")))
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining("plugin stock", "migrations failed", "2");
    }

    @Test
    default void saysNoValueOfARow() throws Exception {
        try (CapturedLog log = new CapturedLog();
                StockRoom room = open(Stock.jar(folder()))) {
            room.accept("m0", "secret", "open");
            assertThatThrownBy(() -> room.accept("m1", "secret", "open"))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageNotContaining("secret");
            assertThat(log.text()).contains("event=statement-failed state=23").doesNotContain("secret");
        }
    }

    @Test
    default void saysWhereAMigrationFailedAndNoValueOfARow() {
        String twice = "insert into stock_shelf (name, things) values ('secret', 1), ('secret', 2)";
        PluginJar broken = Stock.jar(folder()).file("db/migration/stock/V3__twice.sql", twice);
        try (CapturedLog log = new CapturedLog()) {
            assertThatThrownBy(() -> open(broken))
                    .isInstanceOf(PluginFailure.class)
                    .hasMessageContaining("V3__twice.sql")
                    .hasMessageContaining("23")
                    .hasMessageNotContaining("secret");
            assertThat(log.text()).contains("V").doesNotContain("secret");
        }
    }

    @Test
    default void saysWhatIsWrongWithAStatement() {
        PluginJar broken =
                Stock.jar(folder()).file("db/migration/stock/V3__typo.sql", "create tabel stock_more (x int)");
        assertThatThrownBy(() -> open(broken))
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining("V3__typo.sql")
                .hasMessageContaining("tabel");
    }

    @Test
    default void triesAgainWhatFailed() throws Exception {
        PluginJar broken = Stock.jar(folder()).file("db/migration/stock/V2__taken.sql", "create tabel stock_taken");
        assertThatThrownBy(() -> open(broken)).isInstanceOf(PluginFailure.class);

        open(Stock.jar(folder())).close();
        assertThat(number("select count(*) from stock_taken")).isZero();
    }

    @Test
    default void refusesTablesOfOthers() throws Exception {
        PluginJar jar = Stock.jar(folder()).file("db/migration/stock/V3__more.sql", "create table stocks (a integer)");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> open(jar))
                    .isInstanceOf(PluginFailure.class)
                    .hasMessageContaining("not its own: stocks.");
        }
    }

    @Test
    default void refusesEntitiesInTablesOfOthers() {
        PluginJar jar = PluginJar.of(folder(), "thief", """
                public static @Entity @Table(name = "account") class Theft { public @Id long id; }
                @Override public List<Class<?>> entities() { return List.of(Theft.class); }
                """);

        assertThatThrownBy(() -> open(jar))
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining("table account; its tables begin with thief_");
    }

    @Test
    default void refusesEntitiesThatDoNotFitTheirTables() {
        PluginJar jar =
                Stock.jar(folder()).file("db/migration/stock/V2__taken.sql", "create table stock_given (a integer)");

        assertThatThrownBy(() -> open(jar))
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining("entities can't be used", "stock_taken");
    }

    @Test
    default void prefersWhatIsMadeForThisDatabase() throws Exception {
        PluginJar jar = Stock.jar(folder()).without("db/migration/stock/V2__taken.sql");
        for (String vendor : new String[] {"h2", "postgresql", "mariadb"}) {
            jar.file("db/migration/stock-" + vendor + "/V2__taken.sql", Stock.TAKEN);
        }
        open(jar).close();

        assertThat(number("select count(*) from stock_taken")).isZero();
    }

    @Test
    default void makesNoUnitForAPluginWithoutEntitiesUntilItAsks() throws Exception {
        PluginJar jar = PluginJar.of(folder(), "plain", """
                public record Ask() {}
                public record Answer(String text) {}
                static final class Telling implements Command<Ask> {
                    private final boolean asks;
                    Telling(boolean asks) { this.asks = asks; }
                    public String name() { return asks ? "asks" : "tells"; }
                    public Class<Ask> body() { return Ask.class; }
                    public Answer run(Ask ask, Call call) {
                        return new Answer(asks ? String.valueOf(call.entities()
                            .createNativeQuery("select count(*) from plain_thing").getSingleResult()) : "told");
                    }
                }
                @Override public List<Command<?>> commands(Host host) { return List.of(new Telling(false), new Telling(true)); }
                """)
                .file("db/migration/plain/V1__thing.sql", "create table plain_thing (a integer)");
        try (StockRoom room = open(jar)) {
            assertThat(room.command(0)).contains("told");
            assertThat(room.hasUnit()).isFalse();
            assertThat(room.command(1)).contains("0");
            assertThat(room.hasUnit()).isTrue();
        }
    }

    @Test
    default void keepsNothingOfAPluginThatEnded() throws Exception {
        WeakReference<ClassLoader> loader = used();

        assertThat(StockRoom.isCollected(loader)).as("the loader is collected").isTrue();
    }

    private WeakReference<ClassLoader> used() throws Exception {
        try (StockRoom room = stocked()) {
            room.accept("m1", "a", "lazy");
            assertThatThrownBy(() -> room.accept("m2", "a", "throw")).hasMessageContaining("broken");
            return new WeakReference<>(room.loader());
        }
    }
}
