package io.hongyan.im.storage;

import javax.sql.DataSource;

/** Whether the database lives in this process. */
public final class Embedded {
    private Embedded() {}

    /** @throws IllegalStateException if the database can't be reached */
    public static boolean is(DataSource source) {
        return Dialect.of(source) == Dialect.H2;
    }
}
