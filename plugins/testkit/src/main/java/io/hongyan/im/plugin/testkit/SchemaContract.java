package io.hongyan.im.plugin.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hongyan.im.storage.DatabaseSettings;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every plugin with tables owes its server: {@code class MySchemaTest extends SchemaContract {}} is a whole test.
 * The server's own host migrates and compares, on H2, on a real PostgreSQL and on a real MariaDB, which are started
 * only if there are migrations; without any, only the entities are looked at.
 */
public abstract class SchemaContract {
    private final PluginUnderTest plugin = PluginUnderTest.of(getClass().getClassLoader());

    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource
    void migratesAnEmptyDatabaseToWhereItsEntitiesFitAndOnlyOnce(Database database) {
        assumeThat(plugin.migrations()).isNotEmpty();
        DatabaseSettings where = database.create();
        List<String> first = started(where, "on an empty " + database);

        assertThat(first).as("migrations that ran").isNotEmpty();
        assertThat(started(where, "a second time on the same " + database))
                .as("migrations after a second start, which must have nothing to do")
                .isEqualTo(first);
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
            assertThat(plugin.migrations())
                    .as("%s needs a migration that makes its table: db/migration/%s/V1__….sql", name, plugin.id())
                    .isNotEmpty();
        }
    }
}
