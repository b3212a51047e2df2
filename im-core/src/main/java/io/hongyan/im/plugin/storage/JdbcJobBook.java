package io.hongyan.im.plugin.storage;

import io.hongyan.im.plugin.JobBook;
import io.hongyan.im.storage.DatabaseClock;
import io.hongyan.im.storage.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The table of jobs; a row's lock is the right to run it, and the database's clock says when. */
public final class JdbcJobBook implements JobBook {
    private static final int ERROR = 500;
    private static final String OF = " where plugin = ? and name = ?";

    private final Sql sql;
    private final int node;

    /** @param node this node's number */
    public JdbcJobBook(Transactions transactions, int node) {
        this.sql = new Sql(transactions);
        this.node = node;
    }

    @Override
    public List<Run> runs(String plugin) {
        return sql.query(
                "select name, next_run, last_run, last_node, last_millis, last_error from plugin_job"
                        + " where plugin = ? order by name",
                JdbcJobBook::run,
                plugin);
    }

    private static Run run(ResultSet row) throws SQLException {
        int node = row.getInt(4);
        OptionalInt ran = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(node);
        long millis = row.getLong(5);
        OptionalLong took = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(millis);
        return new Run(
                row.getString(1), row.getLong(2), row.getLong(3), ran, took, Optional.ofNullable(row.getString(6)));
    }

    @Override
    public boolean hurry(String plugin, String job) {
        return lock(plugin, job).isPresent() && sql.update("update plugin_job set next_run = 0" + OF, plugin, job) == 1;
    }

    @Override
    public void know(String plugin, String job) {
        if (sql.query("select 1 from plugin_job" + OF, row -> row.getInt(1), plugin, job)
                .isEmpty()) {
            sql.update("insert into plugin_job (plugin, name, next_run, last_run) values (?, ?, 0, 0)", plugin, job);
        }
    }

    @Override
    public boolean take(String plugin, String job, boolean early) {
        return lock(plugin, job)
                .filter(due -> early || due <= sql.call(DatabaseClock::now))
                .isPresent();
    }

    /** When it is due; empty if somebody has it. */
    private Optional<Long> lock(String plugin, String job) {
        return sql
                .query(
                        "select next_run from plugin_job" + OF + " for update skip locked",
                        row -> row.getLong(1),
                        plugin,
                        job)
                .stream()
                .findFirst();
    }

    @Override
    public void done(String plugin, String job, Duration took, Duration wait) {
        write(plugin, job, took, wait, null);
    }

    @Override
    public void failed(String plugin, String job, Duration took, Duration wait, String error) {
        write(plugin, job, took, wait, error.length() > ERROR ? error.substring(0, ERROR) : error);
    }

    private void write(String plugin, String job, Duration took, Duration wait, @Nullable String error) {
        long now = sql.call(DatabaseClock::now);
        sql.update(
                "update plugin_job set last_run = ?, next_run = ?, last_error = ?, last_node = ?, last_millis = ?" + OF,
                now,
                now + wait.toMillis(),
                error,
                node,
                took.toMillis(),
                plugin,
                job);
    }
}
