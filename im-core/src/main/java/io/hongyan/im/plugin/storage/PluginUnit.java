package io.hongyan.im.plugin.storage;

import io.hongyan.im.plugin.Descriptor;
import io.hongyan.im.plugin.PluginFailure;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.boot.archive.scan.internal.DisabledScanner;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.jpa.HibernatePersistenceProvider;

/**
 * The entities of one plugin: a persistence unit of its own, whose sessions run on a connection that somebody else's
 * transaction owns.
 */
final class PluginUnit implements AutoCloseable {
    private final SessionFactoryImplementor factory;

    private PluginUnit(SessionFactoryImplementor factory) {
        this.factory = factory;
    }

    /** @throws PluginFailure if the entities are no entities, don't fit the tables, or lie in tables of others */
    static PluginUnit open(Descriptor plugin, UnitInfo info, Map<String, Object> settings) {
        try {
            SessionFactoryImplementor factory = new HibernatePersistenceProvider()
                    .createContainerEntityManagerFactory(info, settings)
                    .unwrap(SessionFactoryImplementor.class);
            PluginUnit unit = new PluginUnit(factory);
            if (!info.entities().isEmpty()) {
                unit.verify(plugin);
            }
            return unit;
        } catch (PersistenceException failure) {
            throw PluginFailure.because(plugin.id(), "entities", first(failure).getMessage())
                    .by(failure);
        }
    }

    /** What began it: what Hibernate throws says only that it could not begin. */
    private static Throwable first(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .reduce((outer, inner) -> inner)
                .orElse(failure);
    }

    /** What {@link #open} needs of the database, with which it does not talk itself. */
    static Map<String, Object> settings(ClassLoader loader, DataSource source) throws SQLException {
        Map<String, Object> settings = new HashMap<>();
        try (Connection connection = source.getConnection()) {
            DatabaseMetaData database = connection.getMetaData();
            settings.put("jakarta.persistence.database-product-name", database.getDatabaseProductName());
            settings.put("jakarta.persistence.database-product-version", database.getDatabaseProductVersion());
            settings.put(
                    "jakarta.persistence.database-major-version", String.valueOf(database.getDatabaseMajorVersion()));
            settings.put(
                    "jakarta.persistence.database-minor-version", String.valueOf(database.getDatabaseMinorVersion()));
        }
        settings.put("hibernate.boot.allow_jdbc_metadata_access", false);
        settings.put("hibernate.classLoaders", List.of(new UnitLoader(loader)));
        settings.put("hibernate.classLoader.tccl_lookup_precedence", "never");
        settings.put("hibernate.archive.scanner", DisabledScanner.class);
        settings.put("hibernate.transaction.coordinator_class", "jdbc");
        settings.put("hibernate.enhancer.enableDirtyTracking", false);
        settings.put("hibernate.enhancer.enableLazyInitialization", false);
        settings.put("hibernate.type.json_format_mapper", new JsonColumns());
        settings.put("hibernate.type.xml_format_mapper", "jaxb");
        settings.put("hibernate.jdbc.batch_size", 64);
        return settings;
    }

    private void verify(Descriptor plugin) {
        try {
            TableNames names = TableNames.of(plugin);
            tables().filter(table -> !names.owns(table)).findFirst().ifPresent(table -> {
                throw PluginFailure.because(plugin.id(), "entity-table", table, names.prefix());
            });
            factory.getSchemaManager().validateMappedObjects();
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private Stream<String> tables() {
        return Stream.concat(
                factory.getMappingMetamodel()
                        .streamEntityDescriptors()
                        .flatMap(entity -> Stream.of(entity.getQuerySpaces()))
                        .map(String::valueOf),
                factory.getMappingMetamodel()
                        .streamCollectionDescriptors()
                        .flatMap(collection -> Stream.of(collection.getCollectionSpaces())));
    }

    /**
     * A session within the transaction that owns the connection.
     *
     * @param deadline after which every statement fails
     */
    UnitSession begin(Connection connection, Deadline deadline) {
        BorrowedConnection borrowed = new BorrowedConnection(connection, deadline);
        return new UnitSession(
                borrowed,
                factory.withOptions().connection(borrowed.connection()).openSession());
    }

    @Override
    public void close() {
        factory.close();
    }
}
