package io.hongyan.im.storage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Hears what {@code auto_explain} tells a connection by the way: of a statement when its cursor is closed, which is with
 * the next one or the end of the transaction. Nobody else sees these notices.
 */
final class ToldPlans {
    private static final Set<String> AFTER =
            Set.of("execute", "executeQuery", "executeUpdate", "executeBatch", "commit", "rollback");
    private static final Set<String> BEFORE = Set.of("close", "clearWarnings", "getWarnings");

    private final Consumer<Plan> ear;

    ToldPlans(Consumer<Plan> ear) {
        this.ear = ear;
    }

    DataSource around(DataSource source) {
        return heard(DataSource.class, source);
    }

    private <T> T heard(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                ToldPlans.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> invoke(target, method, arguments)));
    }

    private @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        if (BEFORE.contains(method.getName())) {
            listen(target);
        }
        try {
            return around(method.getReturnType(), method.invoke(target, arguments));
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        } finally {
            if (AFTER.contains(method.getName())) {
                listen(target);
            }
        }
    }

    private @Nullable Object around(Class<?> type, @Nullable Object result) {
        if (result instanceof Connection connection) {
            return heard(Connection.class, connection);
        }
        return result instanceof Statement && type.isInterface() ? heardAs(type, result) : result;
    }

    private <T> T heardAs(Class<T> type, Object statement) {
        return heard(type, type.cast(statement));
    }

    private void listen(Object target) throws SQLException {
        if (target instanceof Statement statement && !statement.isClosed()) {
            listen(statement.getWarnings());
            statement.clearWarnings();
        } else if (target instanceof Connection connection && !connection.isClosed()) {
            listen(connection.getWarnings());
            connection.clearWarnings();
        }
    }

    private void listen(@Nullable SQLWarning first) {
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            String notice = String.valueOf(warning.getMessage());
            if (Plan.isTold(notice)) {
                ear.accept(Plan.of(notice));
            }
        }
    }
}
