package io.hongyan.im.storage;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** SQL by hand on the running transaction's connection, for the few hot statements. */
public final class Jdbc {
    private Jdbc() {}

    /** What is done with a connection, which stays open. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /**
     * Does the work. A failure comes out only after the connection is given back: one that left the work while
     * Hibernate holds it would ruin the connection for every later transaction of the pool.
     *
     * @throws PersistenceException if the work failed
     */
    public static <T> T call(EntityManager entities, Work<T> work) {
        Result<T> result = entities.unwrap(Session.class).doReturningWork(connection -> {
            try {
                return new Result<>(work.with(connection), null);
            } catch (SQLException failure) {
                return new Result<>(null, failure);
            }
        });
        if (result.failure != null) {
            SQLException failure = SqlFailure.withoutValues(result.failure);
            throw new PersistenceException(failure.getMessage(), failure);
        }
        return java.util.Objects.requireNonNull(result.value);
    }

    /** Runs one statement that changes rows, and gives how many; the values are its parameters in order. */
    public static int update(Connection connection, String sql, List<?> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            return statement.executeUpdate();
        }
    }

    private record Result<T>(@Nullable T value, @Nullable SQLException failure) {}
}
