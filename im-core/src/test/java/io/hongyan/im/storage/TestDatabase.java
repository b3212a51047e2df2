package io.hongyan.im.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;

/** A migrated database of its own with transactions over every row class of the core; for tests. */
public final class TestDatabase implements AutoCloseable {
    private final TestPool pool;
    private final EntityManagerFactory unit;
    private final Transactions transactions;

    private TestDatabase(DataSource source) {
        this.pool = new TestPool(source);
        Migrations.run(pool);
        this.unit = unit(pool);
        this.transactions = new LocalTransactions(unit);
        Migrations.validate(transactions);
    }

    /** H2 in memory. */
    public static TestDatabase h2() {
        String name = "test-" + UUID.randomUUID();
        return open(settings("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1"));
    }

    /** An H2 file under this home, as the server has it. */
    public static TestDatabase file(Path home) {
        return open(DatabaseSettings.file(home));
    }

    /** A new database in the PostgreSQL 17 that the tests of this process share. */
    public static TestDatabase postgres() {
        return open(settings(Postgres.newDatabase()));
    }

    /** Where a new, empty database of it is. */
    static DatabaseSettings postgresSettings(String parameter) {
        return settings(Postgres.newDatabase() + "&" + parameter);
    }

    /** A new database in the MariaDB 11.4 that the tests of this process share. */
    public static TestDatabase mariaDb() {
        return open(TestMariaDb.shared().migrated());
    }

    /** Any database that already runs. */
    public static TestDatabase open(DatabaseSettings settings) {
        return open(settings, UnaryOperator.identity());
    }

    /** The same by connections of something around those that the server would open. */
    static TestDatabase open(DatabaseSettings settings, UnaryOperator<DataSource> around) {
        return new TestDatabase(around.apply(new HongyanDataSource(settings)));
    }

    /** Has PostgreSQL tidy up and count, as it does by itself after a while. */
    public void vacuum() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    public Transactions transactions() {
        return transactions;
    }

    public DataSource source() {
        return pool;
    }

    /** How many statements the database was sent so far; some of them may have been sent more than once. */
    public long statements() {
        return pool.statements();
    }

    public EntityManagerFactory unit() {
        return unit;
    }

    @Override
    public void close() throws SQLException {
        unit.close();
        pool.close();
    }

    /** Every row class of the core, found in what the compiler made. */
    public static List<Class<?>> rows() {
        try {
            Path classes = Path.of(Transactions.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(classes)) {
                return files.filter(file -> file.toString().endsWith("Row.class"))
                        .<Class<?>>map(file -> load(classes.relativize(file)))
                        .filter(type -> type.isAnnotationPresent(Entity.class))
                        .toList();
            }
        } catch (IOException | URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Class<?> load(Path file) {
        try {
            return Class.forName(file.toString().replace(".class", "").replace('/', '.'));
        } catch (ClassNotFoundException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static EntityManagerFactory unit(DataSource source) {
        Configuration configuration = new Configuration();
        rows().forEach(configuration::addAnnotatedClass);
        configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, source);
        configuration.setProperty(AvailableSettings.STATEMENT_BATCH_SIZE, "64");
        configuration.setProperty(AvailableSettings.ORDER_INSERTS, "true");
        return configuration.buildSessionFactory();
    }

    private static DatabaseSettings settings(String url) {
        return new DatabaseSettings(url, Optional.empty(), Optional.empty());
    }

    /** The one server of this process, started when it is first needed and ended with the process. */
    private static final class Postgres {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        static String newDatabase() {
            String name = "test_" + UUID.randomUUID().toString().replace("-", "");
            try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
                return SERVER.getJdbcUrl("postgres", name);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
