package io.hongyan.im.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The database's clock, the one that all nodes share; in milliseconds since 1970. Not the transaction's beginning: the
 * very moment of the call, which is what a cursor needs.
 */
public final class DatabaseClock {
    private DatabaseClock() {}

    public static long now(Connection connection) throws SQLException {
        return switch (Dialect.of(connection)) {
            case H2 -> System.currentTimeMillis(); // the database lives in this process
            case POSTGRESQL -> ask(connection, "select cast(extract(epoch from clock_timestamp()) * 1000 as bigint)");
            // its sessions are in UTC, so that no hour comes twice
            case MARIADB -> ask(connection, "select cast(unix_timestamp(sysdate(3)) * 1000 as unsigned)");
        };
    }

    private static long ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
