package io.hongyan.im.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * A PostgreSQL of its own that tells of each statement how it was answered; its files are gone when it is closed. A
 * statement may get a plan for all values once it was asked six times, as in a server that runs for a while.
 */
public final class ExplainingPostgres implements AutoCloseable {
    private static final Map<String, String> CONFIGURATION = Map.ofEntries(
            Map.entry("session_preload_libraries", "auto_explain"),
            Map.entry("auto_explain.log_min_duration", "0"),
            Map.entry("auto_explain.log_level", "notice"),
            Map.entry("auto_explain.log_format", "json"),
            Map.entry("auto_explain.log_analyze", "on"),
            Map.entry("auto_explain.log_buffers", "on"),
            Map.entry("auto_explain.log_timing", "off"),
            Map.entry("auto_explain.log_nested_statements", "on"),
            Map.entry("shared_buffers", "1GB"),
            Map.entry("autovacuum", "off"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("maintenance_work_mem", "256MB"));

    private final EmbeddedPostgres server;
    private final TestDatabase database;
    private final ConcurrentLinkedQueue<Plan> plans = new ConcurrentLinkedQueue<>();

    /**
     * Starts it.
     *
     * @param small whether it is to choose as if tables were large: then it looks through one only if it has to
     */
    public ExplainingPostgres(Path folder, boolean small) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setDataDirectory(folder.resolve("pg"));
        CONFIGURATION.forEach(builder::setServerConfig);
        builder.setServerConfig("enable_seqscan", small ? "off" : "on");
        this.server = builder.start();
        String url = server.getJdbcUrl("postgres", "postgres") + "&prepareThreshold=1";
        this.database = TestDatabase.open(
                new DatabaseSettings(url, Optional.empty(), Optional.empty()), new ToldPlans(plans::add)::around);
    }

    public TestDatabase database() {
        return database;
    }

    /** A connection that is told nothing, and has time. */
    public Connection silent() throws SQLException {
        Connection connection = server.getPostgresDatabase().getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set auto_explain.log_min_duration = -1");
        }
        return connection;
    }

    /** The core's tables. */
    public Set<String> tables() throws SQLException {
        Set<String> tables = new HashSet<>();
        try (Connection connection = silent();
                ResultSet rows = connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        }
        tables.remove("flyway_core");
        return tables;
    }

    /** The plans that were told since the last time. */
    public List<Plan> take() {
        return Stream.generate(plans::poll).takeWhile(plan -> plan != null).toList();
    }

    @Override
    public void close() throws SQLException, IOException {
        database.close();
        server.close();
    }
}
