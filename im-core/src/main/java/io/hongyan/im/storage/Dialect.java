package io.hongyan.im.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Where the databases differ in SQL by hand. What JPA or common SQL can say is not here. */
public enum Dialect {
    H2,
    POSTGRESQL,
    MARIADB;

    public static Dialect of(Connection connection) throws SQLException {
        return switch (connection.getMetaData().getDatabaseProductName()) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            default -> MARIADB; // nothing else is opened
        };
    }

    /** @throws IllegalStateException if the database can't be reached */
    public static Dialect of(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return of(connection);
        } catch (SQLException unreachable) {
            throw new IllegalStateException("the database can't be reached: " + unreachable.getMessage(), unreachable);
        }
    }

    /** The folders of the core's migrations: what all can say, and what not. */
    String[] migrations() {
        String own = this == MARIADB ? "mariadb" : "standard";
        return new String[] {"classpath:db/migration/core", "classpath:db/migration/core-" + own};
    }

    /**
     * A table {@code k} of so many rows of parameters, to be joined with: PostgreSQL plans a list of rows as that many
     * scans. The first row says the types of all.
     */
    public String keys(List<KeyColumn> columns, int rows) {
        String row = columns.stream().map(key -> "?").collect(Collectors.joining(",", "(", ")"));
        if (this == MARIADB) {
            return columns.stream().map(KeyColumn::sample).collect(Collectors.joining(", ", "(select ", ""))
                    + " from dual where false union all values "
                    + String.join(",", Collections.nCopies(rows, row))
                    + ") as k";
        }
        String first = columns.stream().map(KeyColumn::parameter).collect(Collectors.joining(", ", "(values (", ")"));
        String names = columns.stream().map(KeyColumn::name).collect(Collectors.joining(", ", "k(", ")"));
        return first + ("," + row).repeat(rows - 1) + ") as " + names;
    }

    /**
     * What follows a table whose rows are looked up by this index. MariaDB counts rows a while after they came, and until
     * then would take another one that seems as good and leads to as many rows as there are.
     */
    public String by(String index) {
        return this == MARIADB ? " force index (" + index + ")" : "";
    }
}
