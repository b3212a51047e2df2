package io.hongyan.im.storage;

import java.sql.SQLException;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.Driver;

/** Opens MariaDB in a way that makes it do what the other databases do; no parameter of the address undoes that. */
final class MariaDb {
    /** Compares every character and every space, unlike {@code utf8mb4_bin}, which takes {@code "a "} for {@code "a"}. */
    static final String COLLATION = "utf8mb4_nopad_bin";

    private static final int MILLIS = 1_000;

    /** A text that doesn't fit is refused and not cut, {@code ||} joins texts, and a lock is not waited for for 50 s. */
    private static final String SESSION = "sql_mode='STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,"
            + "NO_ENGINE_SUBSTITUTION,PIPES_AS_CONCAT',default_storage_engine=InnoDB,innodb_lock_wait_timeout="
            + Transactions.LIMIT_SECONDS;

    static {
        // the driver would log what the server says of a failed statement, with its values
        System.setProperty("mariadb.logging.disable", "true");
    }

    private MariaDb() {}

    static HongyanDataSource.Opener opener(DatabaseSettings settings, int connectSeconds, int answerSeconds) {
        Configuration configuration = configuration(settings, connectSeconds, answerSeconds);
        return () -> Driver.connect(configuration);
    }

    private static Configuration configuration(DatabaseSettings settings, int connectSeconds, int answerSeconds) {
        try {
            Configuration.Builder builder = Configuration.parse(settings.url()).toBuilder()
                    .connectTimeout(connectSeconds * MILLIS)
                    .socketTimeout(answerSeconds * MILLIS)
                    .transactionIsolation("READ-COMMITTED")
                    .connectionCollation(COLLATION)
                    .connectionTimeZone("+00:00")
                    .forceConnectionTimeZoneToSession(true)
                    .sessionVariables(SESSION)
                    .nullDatabaseMeansCurrent(true)
                    .allowLocalInfile(false)
                    .dumpQueriesOnException(false);
            settings.user().ifPresent(builder::user);
            settings.password().ifPresent(builder::password);
            return builder.build();
        } catch (SQLException wrong) {
            throw new IllegalArgumentException("im.db.url is no address of a MariaDB: " + wrong.getMessage(), wrong);
        }
    }
}
