package io.hongyan.im.plugin.storage;

import io.hongyan.im.plugin.Descriptor;
import io.hongyan.im.plugin.PluginFailure;
import jakarta.persistence.EntityManager;
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
import org.hibernate.Session;
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
    static PluginUnit open(Descriptor plugin, ClassLoader loader, List<Class<?>> entities, DataSource source) {
        try {
            SessionFactoryImplementor factory = new HibernatePersistenceProvider()
                    .createContainerEntityManagerFactory(
                            new UnitInfo("plugin " + plugin.id(), loader, entities, source), settings(loader, source))
                    .unwrap(SessionFactoryImplementor.class);
            PluginUnit unit = new PluginUnit(factory);
            unit.verify(plugin);
            return unit;
        } catch (PersistenceException | SQLException failure) {
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

    private static Map<String, Object> settings(ClassLoader loader, DataSource source) throws SQLException {
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
        settings.put("hibernate.classLoaders", List.of(loader, PluginUnit.class.getClassLoader()));
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
     * Does the work with an entity manager whose changes come and go with the transaction that owns the connection, and
     * writes them there; nothing of them is left in memory.
     *
     * @param deadline after which every statement fails
     */
    <T> T call(Connection connection, Deadline deadline, UnitWork<T> work) throws Exception {
        try (BorrowedConnection borrowed = new BorrowedConnection(connection, deadline);
                Session session =
                        factory.withOptions().connection(borrowed.connection()).openSession()) {
            GuardedEntities entities = new GuardedEntities(session);
            session.beginTransaction();
            try {
                T result = work.with(entities.manager());
                if (session.getTransaction().getRollbackOnly()) {
                    throw new PersistenceException("a statement failed and the plugin went on");
                }
                session.getTransaction().commit();
                return result;
            } finally {
                entities.end();
                if (session.getTransaction().isActive()) {
                    session.getTransaction().rollback();
                }
            }
        }
    }

    /** What is done with a plugin's entities. */
    @FunctionalInterface
    interface UnitWork<T> {
        T with(EntityManager entities) throws Exception;
    }

    @Override
    public void close() {
        factory.close();
    }
}
