package io.hongyan.im.plugin.storage;

import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.Transactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements with parameters on the running transaction's connection. */
final class Sql {
    /** As many rows as the parameters of one statement allow on every database. */
    private static final int MOST = 4_000;

    private final Transactions transactions;

    Sql(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Read<T> {
        T from(ResultSet row) throws SQLException;
    }

    <T> T call(Jdbc.Work<T> work) {
        return Jdbc.call(transactions.entities(), work);
    }

    <T> List<T> query(String sql, Read<T> read, @Nullable Object... parameters) {
        return call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                set(statement, parameters);
                try (ResultSet rows = statement.executeQuery()) {
                    List<T> all = new ArrayList<>();
                    while (rows.next()) {
                        all.add(read.from(rows));
                    }
                    return all;
                }
            }
        });
    }

    int update(String sql, @Nullable Object... parameters) {
        return call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                set(statement, parameters);
                return statement.executeUpdate();
            }
        });
    }

    /** Inserts many rows by few statements. */
    void insert(String sql, String row, List<Object[]> rows) {
        for (int from = 0; from < rows.size(); from += MOST) {
            List<Object[]> some = rows.subList(from, Math.min(from + MOST, rows.size()));
            update(
                    sql + String.join(",", Collections.nCopies(some.size(), row)),
                    some.stream().flatMap(Arrays::stream).toArray());
        }
    }

    private static void set(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        int index = 1;
        for (@Nullable Object parameter : parameters) {
            statement.setObject(index++, parameter);
        }
    }
}
