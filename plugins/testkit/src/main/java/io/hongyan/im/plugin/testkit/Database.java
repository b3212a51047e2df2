package io.hongyan.im.plugin.testkit;

import io.hongyan.im.storage.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

/** What a plugin's tables must work on. */
enum Database {
    /** In memory. */
    H2 {
        @Override
        String newDatabase(String name) {
            return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
        }
    },

    /** A real one, started when it is first asked for and ended with the tests' process. */
    POSTGRESQL {
        @Override
        String newDatabase(String name) {
            return Server.newDatabase(name);
        }
    },

    /** A real one, likewise. */
    MARIADB {
        @Override
        String newDatabase(String name) {
            return MariaDb.newDatabase(name);
        }
    };

    abstract String newDatabase(String name);

    /** A new and empty one. */
    DatabaseSettings create() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        return new DatabaseSettings(newDatabase(name), Optional.empty(), Optional.empty());
    }

    private static final class Server {
        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException failure) {
                throw new UncheckedIOException("PostgreSQL can't be started for the tests", failure);
            }
        }

        static String newDatabase(String name) {
            try (Connection connection = RUNNING.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
                return RUNNING.getJdbcUrl("postgres", name);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
