package io.hongyan.im.storage;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens connections to the configured database that heal themselves ({@link HealingConnection}), so that a pool which
 * never validates survives a restart of the database. Made by the server from its class name; does not pool.
 */
public final class HongyanDataSource implements DataSource {
    private static final int CONNECT_SECONDS = 5;
    private static final int ANSWER_SECONDS = 30;

    private final Opener opener;
    private String description = "";

    /** For the server, which knows this class by name: the database that its configuration says. */
    public HongyanDataSource() {
        this(DatabaseSettings.configured());
    }

    public HongyanDataSource(DatabaseSettings settings) {
        this.opener = opener(settings);
    }

    /** A standard property of data sources (JDBC 4.3, section 9.4.1); WildFly deploys none without any property. */
    public void setDescription(String description) {
        this.description = description;
    }

    public String getDescription() {
        return description;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return HealingConnection.open(opener);
    }

    /** Closes connections that their pool lost sight of; called when nobody needs the database any more. */
    public static void closeLost() {
        HealingConnection.closeLost();
    }

    private static Opener opener(DatabaseSettings settings) {
        if (settings.url().startsWith("jdbc:h2:")) {
            return h2(settings)::getConnection;
        }
        if (settings.url().startsWith("jdbc:postgresql:")) {
            return postgres(settings)::getConnection;
        }
        if (settings.url().startsWith("jdbc:mariadb:")) {
            return MariaDb.opener(settings, CONNECT_SECONDS, ANSWER_SECONDS);
        }
        throw new IllegalArgumentException("im.db.url must begin with jdbc:h2:, jdbc:postgresql: or jdbc:mariadb:");
    }

    private static DataSource h2(DatabaseSettings settings) {
        JdbcDataSource source = new JdbcDataSource();
        // else a query that ran while another transaction committed may be answered from memory, as it was before,
        // again
        source.setURL(settings.url() + ";OPTIMIZE_REUSE_RESULTS=0");
        settings.user().ifPresent(source::setUser);
        settings.password().ifPresent(source::setPassword);
        return source;
    }

    private static DataSource postgres(DatabaseSettings settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        source.setTcpKeepAlive(true);
        source.setApplicationName("hongyan");
        // the driver would put the values of a failed statement into the message of its exception
        source.setLogServerErrorDetail(false);
        source.setUrl(settings.url());
        settings.user().ifPresent(source::setUser);
        settings.password().ifPresent(source::setPassword);
        return source;
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection(); // WildFly calls this with nothing; who may enter is told by the configuration
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
        return CONNECT_SECONDS;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("io.hongyan.im.storage");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (!isWrapperFor(type)) {
            throw new SQLException("not a " + type.getName());
        }
        return type.cast(this);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    /** Opens one plain connection. */
    interface Opener {
        Connection open() throws SQLException;
    }
}
