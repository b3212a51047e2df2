package io.hongyan.im.plugin.storage;

import io.hongyan.im.plugin.JobBook;
import io.hongyan.im.storage.DatabaseClock;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of jobs; a row's lock is the right to run it, and the database's clock says when. */
public final class JdbcJobBook implements JobBook {
    private static final int ERROR = 500;

    private final Transactions transactions;

    public JdbcJobBook(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void know(String plugin, String job) {
        int unused = Jdbc.call(transactions.entities(), connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("select 1 from plugin_job where plugin = ? and name = ?");
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into plugin_job (plugin, name, next_run, last_run) values (?, ?, 0, 0)")) {
                for (PreparedStatement statement : List.of(select, insert)) {
                    statement.setString(1, plugin);
                    statement.setString(2, job);
                }
                try (ResultSet known = select.executeQuery()) {
                    return known.next() ? 0 : insert.executeUpdate();
                }
            }
        });
    }

    @Override
    public boolean take(String plugin, String job) {
        return Jdbc.call(transactions.entities(), connection -> {
            try (PreparedStatement lock = connection.prepareStatement(
                    "select next_run from plugin_job where plugin = ? and name = ? for update skip locked")) {
                lock.setString(1, plugin);
                lock.setString(2, job);
                try (ResultSet row = lock.executeQuery()) {
                    return row.next() && row.getLong(1) <= DatabaseClock.now(connection);
                }
            }
        });
    }

    @Override
    public void done(String plugin, String job, Duration wait) {
        write(plugin, job, wait, null);
    }

    @Override
    public void failed(String plugin, String job, Duration wait, String error) {
        write(plugin, job, wait, error.length() > ERROR ? error.substring(0, ERROR) : error);
    }

    private void write(String plugin, String job, Duration wait, @Nullable String error) {
        int unused = Jdbc.call(transactions.entities(), connection -> write(connection, plugin, job, wait, error));
    }

    private static int write(Connection connection, String plugin, String job, Duration wait, @Nullable String error)
            throws SQLException {
        long now = DatabaseClock.now(connection);
        try (PreparedStatement update = connection.prepareStatement(
                "update plugin_job set last_run = ?, next_run = ?, last_error = ? where plugin = ? and name = ?")) {
            update.setLong(1, now);
            update.setLong(2, now + wait.toMillis());
            update.setString(3, error);
            update.setString(4, plugin);
            update.setString(5, job);
            return update.executeUpdate();
        }
    }
}
