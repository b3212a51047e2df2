package io.hongyan.im.plugin;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Why a plugin's own work failed, in words that are kept: the class of what it threw and the begin of its message. Of a
 * database's failure the state takes the message's place, which may quote values.
 */
final class Blame {
    private static final int MESSAGE = 200;
    private static final int CAUSES = 10;

    private Blame() {}

    /** Runs code of the plugin, which may have made this kind of failure itself. */
    static String of(Throwable failure) {
        try {
            return describe(unwrapped(failure));
        } catch (RuntimeException | Error again) {
            return failure.getClass().getName();
        }
    }

    /** Without what only says that a checked one came. */
    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof IllegalStateException
                        && cause != null
                        && String.valueOf(cause).equals(failure.getMessage())
                ? cause
                : failure;
    }

    private static String describe(Throwable failure) {
        boolean ofDatabase = false;
        @Nullable Throwable each = failure;
        for (int i = 0; i < CAUSES && each != null; i++) {
            if (each instanceof SQLException sql) {
                return failure.getClass().getName() + ": SQLSTATE " + sql.getSQLState();
            }
            ofDatabase |= isOfDatabase(each.getClass());
            each = each.getCause();
        }
        String message = ofDatabase ? null : failure.getMessage();
        return failure.getClass().getName() + (message == null ? "" : ": " + cut(message));
    }

    private static boolean isOfDatabase(Class<?> failure) {
        for (@Nullable Class<?> each = failure; each != null; each = each.getSuperclass()) {
            if (each.getName().equals("jakarta.persistence.PersistenceException")) {
                return true;
            }
        }
        return false;
    }

    private static String cut(String message) {
        String line = message.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= MESSAGE ? line : line.substring(0, MESSAGE) + "…";
    }
}
