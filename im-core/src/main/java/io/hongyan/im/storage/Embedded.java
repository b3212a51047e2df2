package io.hongyan.im.storage;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Whether the database lives in this process. */
public final class Embedded {
    private Embedded() {}

    public static boolean is(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("H2");
        } catch (SQLException unreachable) {
            throw new IllegalStateException("the database can't be reached: " + unreachable.getMessage(), unreachable);
        }
    }
}
