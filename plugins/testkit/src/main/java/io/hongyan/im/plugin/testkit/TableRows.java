package io.hongyan.im.plugin.testkit;

import io.hongyan.im.storage.Jdbc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * The rows of a plugin's tables as text.
 *
 * @param hidden columns that are left out, as {@code table.column}
 */
record TableRows(Rows rows, String prefix, Set<String> hidden) {
    /** All of them, sorted; as the transaction that runs on this thread sees them. */
    List<String> all() {
        return rows.transactions()
                .call(() -> Jdbc.call(rows.transactions().entities(), connection -> {
                    List<String> all = new ArrayList<>();
                    for (String table : tables(connection)) {
                        all.addAll(of(table, connection));
                    }
                    return all.stream().sorted().toList();
                }));
    }

    private Set<String> tables(Connection connection) throws SQLException {
        Set<String> own = new TreeSet<>();
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME");
                if (name.toLowerCase(Locale.ROOT).matches(prefix + "(_.+)?")) {
                    own.add(name);
                }
            }
        }
        return own;
    }

    private List<String> of(String table, Connection connection) throws SQLException {
        String quote = connection.getMetaData().getIdentifierQuoteString();
        try (PreparedStatement query = connection.prepareStatement("select * from " + quote + table + quote);
                ResultSet found = query.executeQuery()) {
            List<String> all = new ArrayList<>();
            while (found.next()) {
                all.add(row(table.toLowerCase(Locale.ROOT), found));
            }
            return all;
        }
    }

    private String row(String table, ResultSet found) throws SQLException {
        ResultSetMetaData columns = found.getMetaData();
        StringJoiner row = new StringJoiner(", ", table + " (", ")");
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnName(i).toLowerCase(Locale.ROOT);
            if (!hidden.contains(table + "." + name) && !columns.isAutoIncrement(i)) {
                row.add(name + "=" + found.getString(i));
            }
        }
        return row.toString();
    }
}
