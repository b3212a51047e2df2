package io.hongyan.im.storage;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that is checked, and replaced when it is dead, where nothing can be lost by it: before the first
 * statement of a transaction. It is checked there when the last transaction did not commit or ended a second ago. The
 * proxy is what a pool keeps; only the connection behind it changes.
 */
final class HealingConnection implements InvocationHandler {
    private static final Logger log = LoggerFactory.getLogger(HealingConnection.class);
    private static final long TRUSTED_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int CHECK_SECONDS = 2;
    private static final Set<HealingConnection> LOST = ConcurrentHashMap.newKeySet();

    private final HongyanDataSource.Opener opener;
    private Connection real;
    private boolean autoCommit = true;
    private boolean readOnly;
    private @Nullable Integer isolation;
    private boolean inTransaction;
    private boolean trusted = true;
    private long lastUse = System.nanoTime();
    private boolean closed;

    private HealingConnection(HongyanDataSource.Opener opener) throws SQLException {
        this.opener = opener;
        this.real = opener.open();
    }

    static Connection open(HongyanDataSource.Opener opener) throws SQLException {
        HealingConnection healing = new HealingConnection(opener);
        return (Connection) Proxy.newProxyInstance(
                HealingConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, healing);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return Interruption.shield(() -> handle(proxy, method, arguments));
    }

    private @Nullable Object handle(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object[] given = arguments == null ? new Object[0] : arguments;
        return switch (method.getName()) {
            case "equals" -> proxy == given[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "HealingConnection@" + System.identityHashCode(proxy);
            case "commit" -> end(method, given, true);
            case "rollback" -> given.length == 0 ? rollback(method, given) : call(method, given);
            case "getAutoCommit" -> autoCommit;
            case "setAutoCommit" -> setAutoCommit(method, given);
            case "isValid" -> isValid();
            case "createStatement", "prepareStatement", "prepareCall" -> statement(method, given);
            case "close", "abort" -> close(method, given);
            case "isClosed", "unwrap", "isWrapperFor" -> call(method, given);
            default -> remembered(method, given);
        };
    }

    private @Nullable Object statement(Method method, Object[] given) throws Throwable {
        heal();
        inTransaction = !autoCommit;
        trusted = inTransaction;
        Object statement = call(method, given);
        return Interruption.isPossible() ? shielded(statement, method.getReturnType()) : statement;
    }

    /** For threads that may be interrupted; others, which carry the load, use the statement itself. */
    private static Object shielded(@Nullable Object statement, Class<?> type) {
        return Proxy.newProxyInstance(
                HealingConnection.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> Interruption.shield(() -> call(statement, method, arguments)));
    }

    private @Nullable Object setAutoCommit(Method method, Object[] given) throws Throwable {
        boolean value = (boolean) given[0];
        if (value == autoCommit) {
            return null;
        }
        if (inTransaction) {
            end(method, given, true);
        } else if (!value || !real.isClosed()) {
            heal();
            call(method, given);
        }
        autoCommit = value;
        return null;
    }

    /** The database itself rolls back what a lost connection had begun. */
    private @Nullable Object rollback(Method method, Object[] given) throws Throwable {
        try {
            return end(method, given, false);
        } catch (SQLException failure) {
            if (real.isValid(CHECK_SECONDS)) {
                throw failure;
            }
            log.debug("rolled back by the database: {}", failure.getMessage());
            inTransaction = false;
            return null;
        }
    }

    private @Nullable Object end(Method method, Object[] given, boolean commits) throws Throwable {
        trusted = false;
        Object result = call(method, given);
        trusted = commits;
        inTransaction = false;
        lastUse = System.nanoTime();
        return result;
    }

    private boolean isValid() throws SQLException {
        try {
            heal();
            return !real.isClosed();
        } catch (SQLException failure) {
            log.debug("the database can't be reached: {}", failure.getMessage());
            return false;
        }
    }

    private @Nullable Object remembered(Method method, Object[] given) throws Throwable {
        heal();
        Object result = call(method, given);
        switch (method.getName()) {
            case "setReadOnly" -> readOnly = (boolean) given[0];
            case "setTransactionIsolation" -> isolation = (Integer) given[0];
            default -> {}
        }
        return result;
    }

    private void heal() throws SQLException {
        if (inTransaction || (trusted && System.nanoTime() - lastUse < TRUSTED_NANOS)) {
            return;
        }
        if (!real.isValid(CHECK_SECONDS)) {
            reopen();
        }
        trusted = true;
        lastUse = System.nanoTime();
    }

    private synchronized @Nullable Object close(Method method, Object[] given) throws Throwable {
        closed = true;
        LOST.remove(this);
        return call(method, given);
    }

    /** Closes what pools closed, forgot and used again: nobody else would, and a file would stay locked. */
    static void closeLost() {
        for (HealingConnection lost : LOST) {
            try {
                lost.real.close();
            } catch (SQLException failure) {
                log.warn("event=connection-not-closed", SqlFailure.loggable(failure));
            }
        }
        LOST.clear();
    }

    private synchronized void reopen() throws SQLException {
        Connection fresh = opener.open();
        fresh.setReadOnly(readOnly);
        if (isolation != null) {
            fresh.setTransactionIsolation(isolation);
        }
        fresh.setAutoCommit(autoCommit);
        Connection dead = real;
        real = fresh;
        if (closed) {
            // WildFly's pool does so with a connection whose transaction was rolled back by time-out under its thread
            LOST.add(this);
        }
        log.info("event=connection-reopened");
        dead.close();
    }

    private @Nullable Object call(Method method, Object[] given) throws Throwable {
        return call(real, method, given);
    }

    private static @Nullable Object call(@Nullable Object target, Method method, Object @Nullable [] given)
            throws Throwable {
        try {
            return method.invoke(target, given);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException() instanceof SQLException sql
                    ? SqlFailure.withoutValues(sql)
                    : failure.getTargetException();
        }
    }
}
