package io.hongyan.im.storage;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.hibernate.JDBCException;
import org.hibernate.engine.jdbc.spi.SqlExceptionHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns failures of statements into Hibernate's, and logs them, without the values that databases quote. */
final class QuietExceptions extends SqlExceptionHelper {
    private static final Logger LOG = LoggerFactory.getLogger(QuietExceptions.class);

    /** Also silent about warnings, which quote values as well. */
    QuietExceptions(SqlExceptionHelper usual) {
        super(usual.getSqlExceptionConverter(), false);
    }

    @Override
    public JDBCException convert(SQLException failure, String message) {
        return super.convert(SqlFailure.withoutValues(failure), message);
    }

    @Override
    public JDBCException convert(SQLException failure, String message, String sql) {
        return super.convert(SqlFailure.withoutValues(failure), message, sql);
    }

    @Override
    public JDBCException convert(SQLException failure, Supplier<String> message, String sql) {
        return super.convert(SqlFailure.withoutValues(failure), message, sql);
    }

    @Override
    public void logExceptions(SQLException failure, String message) {
        for (Throwable each : failure) {
            if (each instanceof SQLException sql) {
                LOG.warn("event=statement-failed state={} code={}", sql.getSQLState(), sql.getErrorCode());
            }
        }
    }
}
