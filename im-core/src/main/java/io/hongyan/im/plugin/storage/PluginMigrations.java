package io.hongyan.im.plugin.storage;

import io.hongyan.im.plugin.Descriptor;
import io.hongyan.im.plugin.PluginFailure;
import io.hongyan.im.plugin.PluginStorage.Migrated;
import io.hongyan.im.storage.Migrations;
import io.hongyan.im.storage.SqlFailure;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.api.logging.LogFactory;
import org.flywaydb.core.api.output.ValidateResult;

/** Brings the tables of one plugin to where its jar is. Runs outside any transaction, before the plugin starts. */
final class PluginMigrations {
    private final Descriptor plugin;
    private final TableNames names;
    private final ClassLoader jar;
    private final DataSource source;

    /** @param jar sees the resources of the plugin's own jar only */
    PluginMigrations(Descriptor plugin, ClassLoader jar, DataSource source) {
        this.plugin = plugin;
        this.names = TableNames.of(plugin);
        this.jar = jar;
        this.source = source;
    }

    /**
     * Applies what is missing; several nodes at once wait for each other.
     *
     * @throws PluginFailure saying what to do, if a migration fails, is unknown to this jar, or touched a table that is
     *     not the plugin's
     */
    void run(Migrated done) {
        if (CoreTables.NAMES.stream().anyMatch(names::owns)) {
            throw PluginFailure.because(plugin.id(), "reserved", names.prefix());
        }
        StrayTables strays = new StrayTables(plugin, source);
        strays.refuse();
        try {
            List<String> folders = folders();
            if (folders.isEmpty()) {
                return;
            }
            Set<String> before = TableNames.all(source);
            migrate(folders, done);
            strays.keep(foreign(before, TableNames.all(source)));
        } catch (SQLException | IOException failure) {
            throw PluginFailure.because(plugin.id(), "migrations-unreadable", failure.getMessage())
                    .by(failure);
        }
        strays.refuse();
    }

    private Set<String> foreign(Set<String> before, Set<String> after) {
        Set<String> changed = new TreeSet<>(after);
        changed.removeAll(before);
        before.stream().filter(table -> !after.contains(table)).forEach(changed::add);
        changed.removeIf(names::owns);
        return changed;
    }

    private List<String> folders() throws SQLException, IOException {
        String all = "db/migration/" + plugin.id();
        List<String> folders = Stream.of(all, all + "-" + vendor())
                .filter(folder -> jar.getResource(folder) != null)
                .toList();
        if (folders.isEmpty() && holdsFilesBelow(all)) {
            throw PluginFailure.because(plugin.id(), "no-folder-entry", all);
        }
        return folders;
    }

    private boolean holdsFilesBelow(String folder) throws IOException {
        URL descriptor = jar.getResource(Descriptor.LOCATION);
        URLConnection opened = descriptor == null ? null : descriptor.openConnection();
        if (!(opened instanceof JarURLConnection connection)) {
            return false;
        }
        connection.setUseCaches(false);
        try (JarFile file = connection.getJarFile()) {
            return file.stream().anyMatch(entry -> entry.getName().startsWith(folder + "/"));
        }
    }

    private String vendor() throws SQLException {
        try (Connection connection = source.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        }
    }

    private void migrate(List<String> folders, Migrated done) {
        Flyway flyway = Flyway.configure(jar)
                .dataSource(source)
                .locations(folders.stream().map("classpath:"::concat).toArray(String[]::new))
                .table(names.history())
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .ignoreMigrationPatterns(new String[0])
                .load();
        try {
            if (failedBefore(flyway.validateWithResult())) {
                flyway.repair();
            }
            migrate(flyway, done);
        } catch (FlywayException failure) {
            throw PluginFailure.because(plugin.id(), "migrations", Migrations.why(failure))
                    .by(SqlFailure.loggable(failure));
        } finally {
            // Flyway's log remembers the last configuration, and with it the plugin's loader
            LogFactory.setConfiguration(new ClassicConfiguration(getClass().getClassLoader()));
        }
    }

    private static void migrate(Flyway flyway, Migrated done) {
        long before = ran(flyway);
        if (flyway.info().pending().length > 0) {
            done.begin();
        }
        try {
            flyway.migrate();
        } catch (FlywayException failure) {
            if (ran(flyway) == before) {
                done.rolledBack();
            }
            throw failure;
        }
    }

    /** Those that failed half-way too; a database that rolls them back keeps no trace of them. */
    private static long ran(Flyway flyway) {
        return Stream.of(flyway.info().applied())
                .filter(migration -> !migration.getType().isBaseline())
                .count();
    }

    /** What failed is tried again; what differs or is unknown to this jar must not be repaired away. */
    private static boolean failedBefore(ValidateResult result) {
        List<ErrorCode> errors = Stream.ofNullable(result.invalidMigrations)
                .flatMap(List::stream)
                .map(migration -> migration.errorDetails.errorCode)
                .toList();
        return errors.contains(CoreErrorCode.FAILED_VERSIONED_MIGRATION)
                && List.of(
                                CoreErrorCode.FAILED_VERSIONED_MIGRATION,
                                CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED)
                        .containsAll(errors);
    }
}
