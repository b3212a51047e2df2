package io.hongyan.im.plugin.storage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection that somebody else's transaction owns: commit, rollback and close do nothing, and each statement gets the
 * rest of a call's time. H2 keeps a time-out for the whole connection, so the end takes it back.
 */
final class BorrowedConnection implements AutoCloseable {
    private static final Set<String> OWNERS = Set.of("commit", "rollback", "close", "setAutoCommit", "abort");
    private static final Set<String> STATEMENTS = Set.of("createStatement", "prepareStatement", "prepareCall");

    private final Connection owner;
    private final Deadline deadline;
    private boolean limited;

    BorrowedConnection(Connection owner, Deadline deadline) {
        this.owner = owner;
        this.deadline = deadline;
    }

    Connection connection() {
        return (Connection) Proxy.newProxyInstance(
                BorrowedConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, this::invoke);
    }

    private @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (OWNERS.contains(method.getName())) {
            return null;
        }
        if (method.getName().equals("getAutoCommit")) {
            return false;
        }
        try {
            Object result = method.invoke(owner, arguments);
            if (STATEMENTS.contains(method.getName()) && result instanceof Statement statement) {
                statement.setQueryTimeout(deadline.seconds());
                limited = true;
            }
            return result;
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }

    @Override
    public void close() throws SQLException {
        if (limited && owner.getMetaData().getDatabaseProductName().equals("H2")) {
            try (Statement statement = owner.createStatement()) {
                statement.setQueryTimeout(0);
            }
        }
    }
}
