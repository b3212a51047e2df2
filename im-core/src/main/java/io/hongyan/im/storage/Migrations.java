package io.hongyan.im.storage;

import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.SessionFactory;

/** Brings the schema of the core to where the program is. Runs outside any transaction, before anything else at start. */
public final class Migrations {
    private Migrations() {}

    /**
     * Applies what is missing; several nodes at once wait for each other.
     *
     * @throws IllegalStateException if the database is not as it must be, saying what to do
     */
    public static void run(DataSource source) {
        DatabaseCheck.check(source);
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations(Dialect.of(source).migrations())
                .table("flyway_core")
                .load()
                .migrate();
    }

    /**
     * Compares the rows of the unit with the schema; not within a transaction.
     *
     * @throws org.hibernate.tool.schema.spi.SchemaManagementException if they don't fit, saying where
     */
    public static void validate(Transactions transactions) {
        EntityManagerFactory unit =
                transactions.call(() -> transactions.entities().getEntityManagerFactory());
        unit.unwrap(SessionFactory.class).getSchemaManager().validateMappedObjects();
    }
}
