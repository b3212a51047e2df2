package io.hongyan.im.storage;

import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.hibernate.SessionFactory;

/** Brings the schema of the core to where the program is. Runs outside any transaction, before anything else at start. */
public final class Migrations {
    /** The states of syntax errors and of names that are not there. */
    private static final String WRONG_STATEMENT = "42";

    /** Lines of Flyway's that say which statement of which file failed, and how. */
    private static final Pattern PLACE = Pattern.compile("^(Script|Migration|SQL State|Error Code|Location|Line)\\b");

    private Migrations() {}

    /**
     * Applies what is missing; several nodes at once wait for each other.
     *
     * @throws IllegalStateException if the database is not as it must be, saying what to do
     */
    public static void run(DataSource source) {
        DatabaseCheck.check(source);
        Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations(Dialect.of(source).migrations())
                .table("flyway_core")
                .load();
        try {
            flyway.migrate();
        } catch (FlywayException failure) {
            throw new IllegalStateException("the migrations failed: " + why(failure), SqlFailure.loggable(failure));
        }
    }

    /** What a human can act on; what the database says only if it is of the statement and not of a row. */
    public static String why(FlywayException failure) {
        String said = String.valueOf(failure.getMessage());
        boolean ofARow = SqlFailure.find(failure, SQLException.class)
                .filter(sql -> !String.valueOf(sql.getSQLState()).startsWith(WRONG_STATEMENT))
                .isPresent();
        return ofARow
                ? said.lines().filter(line -> PLACE.matcher(line).find()).collect(Collectors.joining("\n"))
                : said;
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
