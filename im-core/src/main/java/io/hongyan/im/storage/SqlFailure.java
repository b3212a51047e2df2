package io.hongyan.im.storage;

import jakarta.persistence.PersistenceException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Failures of the database without their messages: databases quote the row that they refuse, and its values would come
 * into logs.
 */
public final class SqlFailure {
    private static final int CAUSES = 10;
    private static final int OTHERS = 10;

    /** The kinds that who handles a failure may tell apart. */
    private static final Map<Class<? extends SQLException>, Made> KINDS = Map.of(
            SQLDataException.class, SQLDataException::new,
            SQLFeatureNotSupportedException.class, SQLFeatureNotSupportedException::new,
            SQLIntegrityConstraintViolationException.class, SQLIntegrityConstraintViolationException::new,
            SQLInvalidAuthorizationSpecException.class, SQLInvalidAuthorizationSpecException::new,
            SQLNonTransientConnectionException.class, SQLNonTransientConnectionException::new,
            SQLRecoverableException.class, SQLRecoverableException::new,
            SQLSyntaxErrorException.class, SQLSyntaxErrorException::new,
            SQLTimeoutException.class, SQLTimeoutException::new,
            SQLTransactionRollbackException.class, SQLTransactionRollbackException::new,
            SQLTransientConnectionException.class, SQLTransientConnectionException::new);

    private SqlFailure() {}

    private interface Made {
        SQLException of(String message, @Nullable String state, int code);
    }

    /** The same failure, of the same kind, that says its state and code and nothing else. */
    public static SQLException withoutValues(SQLException failure) {
        SQLException first = copy(failure);
        @Nullable SQLException other = failure.getNextException();
        for (int i = 0; i < OTHERS && other != null; i++) {
            first.setNextException(copy(other));
            other = other.getNextException();
        }
        return first;
    }

    private static SQLException copy(SQLException failure) {
        SQLException copy = KINDS.entrySet().stream()
                .filter(kind -> kind.getKey().isInstance(failure))
                .<Made>map(Map.Entry::getValue)
                .findFirst()
                .orElse(SQLException::new)
                .of(what(failure), failure.getSQLState(), failure.getErrorCode());
        copy.setStackTrace(failure.getStackTrace());
        return copy;
    }

    private static String what(SQLException failure) {
        return "state " + failure.getSQLState() + " code " + failure.getErrorCode();
    }

    /** What of a failure may be logged: itself, or where the database had a part in it, its classes, states and codes. */
    public static Throwable loggable(Throwable failure) {
        return find(failure, PersistenceException.class).isPresent()
                        || find(failure, SQLException.class).isPresent()
                ? new Silent(failure, CAUSES)
                : failure;
    }

    /** The first of this class among the failure and its causes. */
    static <T> Optional<T> find(Throwable failure, Class<T> type) {
        @Nullable Throwable each = failure;
        for (int i = 0; i < CAUSES && each != null; i++) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
            each = each.getCause();
        }
        return Optional.empty();
    }

    /** Stands for another one, whose class it says. */
    private static final class Silent extends Exception {
        Silent(Throwable failure, int causes) {
            super(name(failure), cause(failure, causes));
            setStackTrace(failure.getStackTrace());
        }

        private static String name(Throwable failure) {
            String name = failure.getClass().getName();
            return failure instanceof SQLException sql ? name + ", " + what(sql) : name;
        }

        private static @Nullable Throwable cause(Throwable failure, int causes) {
            Throwable cause = failure.getCause();
            return cause == null || causes == 0 ? null : new Silent(cause, causes - 1);
        }
    }
}
