package io.hongyan.im.storage;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows the failures of a transaction that another one was in the way of: two wrote the same key, waited for each other,
 * or changed what the other had read. Run again after its rollback, it finds what the other left.
 */
public final class Collision {
    /** A key twice (H2, PostgreSQL); not serialisable or a dead lock (all); a dead lock (PostgreSQL); a lost row (H2). */
    private static final Set<String> STATES = Set.of("23505", "40001", "40P01", "90131");

    private static final String MARIADB_INTEGRITY = "23000";
    private static final Set<Integer> MARIADB_KEY_TWICE = Set.of(1062, 1586);
    private static final String MARIADB_GENERAL = "HY000";
    private static final int MARIADB_ROW_CHANGED = 1020;

    private Collision() {}

    /** Whether the failure is one, or was caused by one. */
    public static boolean caused(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        @Nullable Throwable each = failure;
        while (each != null && seen.add(each)) {
            if (each instanceof OptimisticLockException || (each instanceof SQLException sql && isOne(sql))) {
                return true;
            }
            each = each.getCause();
        }
        return false;
    }

    /** Of a batch the first may only say that there are others. */
    private static boolean isOne(SQLException failure) {
        for (Throwable each : failure) {
            if (each instanceof SQLException sql && isOne(String.valueOf(sql.getSQLState()), sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOne(String state, int code) {
        return STATES.contains(state)
                || (state.equals(MARIADB_INTEGRITY) && MARIADB_KEY_TWICE.contains(code))
                || (state.equals(MARIADB_GENERAL) && code == MARIADB_ROW_CHANGED);
    }
}
