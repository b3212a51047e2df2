package io.hongyan.im.plugin.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.hongyan.im.storage.DatabaseSettings;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every plugin with tables owes its server: {@code class MySchemaTest extends SchemaContract {}} is a whole test.
 * The server's own host migrates and compares, on H2, on a real PostgreSQL and on a real MariaDB, which are started
 * only if there are migrations; without any, no entity may be listed either.
 */
public abstract class SchemaContract {
    private final PluginUnderTest plugin = PluginUnderTest.of(getClass());

    @TempDir
    Path home;

    @TestFactory
    Stream<DynamicTest> migratesAnEmptyDatabaseToWhereItsEntitiesFitAndOnlyOnce() {
        return plugin.migrations().isEmpty()
                ? Stream.of(dynamicTest("has nothing to migrate", this::listsNoEntity))
                : Stream.of(Database.values())
                        .map(database -> dynamicTest("on " + database, () -> migratesOnlyOnce(database)));
    }

    private void listsNoEntity() {
        assertThat(plugin.plugin().entities())
                .as(
                        "entities of a plugin without migrations, which have no tables: there is no db/migration/%s/V1__….sql",
                        plugin.id())
                .isEmpty();
    }

    private void migratesOnlyOnce(Database database) {
        DatabaseSettings where = database.create();
        List<String> first = started(where, "on an empty " + database);

        assertThat(first).as("migrations that ran").isNotEmpty();
        awaitAnotherSecond();
        assertThat(started(where, "a second time on the same " + database))
                .as("migrations after a second start, which must have nothing to do")
                .isEqualTo(first);
    }

    /**
     * Until a migration with Flyway's {@code ${flyway:timestamp}}, which counts seconds, is another text than it was in
     * the first start: two starts within one second would hide that it runs at every start.
     */
    private static void awaitAnotherSecond() {
        long second = Instant.now().getEpochSecond();
        while (Instant.now().getEpochSecond() == second) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    /** The migrations that ran and when, after a server with the plugin was started and stopped. */
    private List<String> started(DatabaseSettings where, String how) {
        try (TestServer server = TestServer.start(where, home, getClass().getClassLoader())) {
            assertThat(server.failures())
                    .as("why the plugin does not start " + how + " with the tables that its migrations make: "
                            + plugin.migrations())
                    .isEmpty();
            return server.rows().history(plugin.prefix());
        }
    }

    @Test
    void keepsItsEntitiesInTablesOfItsOwn() {
        for (Class<?> entity : plugin.plugin().entities()) {
            String name = entity.getName();
            assertThat(entity.isAnnotationPresent(Entity.class))
                    .as(name + ", which Plugin.entities() lists, must be annotated with @Entity")
                    .isTrue();
            Table table = entity.getAnnotation(Table.class);
            assertThat(table)
                    .as(
                            "%s needs @Table(name = \"%s_…\"), since tables begin with the plugin's id",
                            name, plugin.prefix())
                    .isNotNull();
            assertThat(table.name().toLowerCase(Locale.ROOT))
                    .as("the table of %s must begin with the plugin's id: %s_…", name, plugin.prefix())
                    .matches(plugin.prefix() + "(_.+)?");
        }
    }
}
