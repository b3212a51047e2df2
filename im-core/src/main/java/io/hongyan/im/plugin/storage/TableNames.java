package io.hongyan.im.plugin.storage;

import io.hongyan.im.plugin.Descriptor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Which tables are a plugin's: those whose names begin with its id, {@code -} as {@code _}. */
record TableNames(String prefix) {
    static TableNames of(Descriptor plugin) {
        return of(plugin.id());
    }

    static TableNames of(String plugin) {
        return new TableNames(plugin.replace('-', '_'));
    }

    boolean owns(String table) {
        String name = table.toLowerCase(Locale.ROOT);
        return name.startsWith(prefix + "_") || name.equals(prefix) || name.equals(history());
    }

    /** Where Flyway writes down what it did. */
    String history() {
        return "flyway_" + prefix;
    }

    /** All tables and views of the installation's schema, in lower case. */
    static Set<String> all(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            Set<String> names = new TreeSet<>();
            try (ResultSet tables =
                    connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), "%", null)) {
                while (tables.next()) {
                    String type = String.valueOf(tables.getString("TABLE_TYPE"));
                    if (type.contains("TABLE") || type.contains("VIEW")) {
                        names.add(tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
                    }
                }
            }
            return names;
        }
    }
}
