package io.hongyan.im.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses a database on which the messenger would seem to work and lose or mix up something. */
final class DatabaseCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseCheck.class);
    private static final int MAJOR = 10;
    /** The first with {@code skip locked}. */
    private static final int MINOR = 6;

    private static final long PACKET = 16L << 20;

    private DatabaseCheck() {}

    /** @throws IllegalStateException if it is not as it must be, saying what to do */
    static void check(DataSource source) {
        try (Connection connection = source.getConnection()) {
            isolation(connection);
            if (Dialect.of(connection) == Dialect.MARIADB) {
                version(connection);
                collation(connection);
                packet(connection);
                durability(connection);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the database can't be checked: " + failure.getMessage(), failure);
        }
    }

    private static void isolation(Connection connection) throws SQLException {
        if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
            throw new IllegalStateException("the database's transactions must be READ COMMITTED: change what the"
                    + " database, its user or im.db.url says of isolation");
        }
    }

    private static void version(Connection connection) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        int minor = connection.getMetaData().getDatabaseMinorVersion();
        String product = connection.getMetaData().getDatabaseProductName();
        if (!product.equals("MariaDB") || major < MAJOR || (major == MAJOR && minor < MINOR)) {
            throw new IllegalStateException(
                    "MariaDB 10.6 or later is needed, and this is " + product + " " + major + "." + minor);
        }
    }

    private static void collation(Connection connection) throws SQLException {
        String collation = ask(connection, "@@collation_database");
        if (!collation.equals(MariaDb.COLLATION)) {
            String name = connection.getCatalog();
            throw new IllegalStateException("the database " + name + " has the collation " + collation
                    + ", which takes different names for the same. While it is empty: alter database " + name
                    + " character set utf8mb4 collate " + MariaDb.COLLATION);
        }
    }

    private static void packet(Connection connection) throws SQLException {
        long packet = Long.parseLong(ask(connection, "@@max_allowed_packet"));
        if (packet < PACKET) {
            throw new IllegalStateException(
                    "max_allowed_packet is " + packet + " and must be at least " + PACKET + " (16M)");
        }
    }

    private static void durability(Connection connection) throws SQLException {
        if (!ask(connection, "@@innodb_flush_log_at_trx_commit").equals("1")) {
            LOG.warn("event=database-may-forget why=\"innodb_flush_log_at_trx_commit is not 1:"
                    + " a crash of the machine may lose what was answered\"");
        }
    }

    private static String ask(Connection connection, String variable) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select " + variable)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
