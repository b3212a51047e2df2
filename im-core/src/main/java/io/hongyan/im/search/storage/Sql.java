package io.hongyan.im.search.storage;

import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.Transactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Statements with numbers for parameters, on the running transaction's connection. */
final class Sql {
    /** Rows in a statement that inserts. */
    private static final int ROWS = 1_000;

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

    <T> List<T> query(Question question, Read<T> read) {
        return call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(question.sql())) {
                set(statement, 1, question.parameters());
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

    /** The same statement with other parameters again and again. */
    void update(String sql, List<List<Long>> parameters) {
        int unused = call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (List<Long> each : parameters) {
                    set(statement, 1, each);
                    statement.addBatch();
                }
                return statement.executeBatch().length;
            }
        });
    }

    /** Inserts many rows by few statements. */
    void insert(String sql, List<List<Long>> rows) {
        for (int from = 0; from < rows.size(); from += ROWS) {
            List<List<Long>> some = rows.subList(from, Math.min(from + ROWS, rows.size()));
            String row = "(" + places(some.get(0).size()) + ")";
            int unused = call(connection -> {
                try (PreparedStatement statement =
                        connection.prepareStatement(sql + String.join(",", Collections.nCopies(some.size(), row)))) {
                    int index = 1;
                    for (List<Long> each : some) {
                        index = set(statement, index, each);
                    }
                    return statement.executeUpdate();
                }
            });
        }
    }

    /** So many question marks. */
    static String places(int count) {
        return String.join(",", Collections.nCopies(count, "?"));
    }

    private static int set(PreparedStatement statement, int from, List<Long> parameters) throws SQLException {
        int index = from;
        for (long parameter : parameters) {
            statement.setLong(index++, parameter);
        }
        return index;
    }
}
