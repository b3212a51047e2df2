package io.hongyan.im.message;

import io.hongyan.im.storage.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Constraints are checked at the commit only. */
class PostgresOwnTransactionTest implements OwnTransactionContract {
    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    @SuppressWarnings("NullAway.Init")
    private static OwnTransactionBench bench;

    @BeforeAll
    static void open() throws SQLException {
        database = TestDatabase.postgres();
        bench = new OwnTransactionBench(database);
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @Override
    public OwnTransactionBench bench() {
        return bench;
    }
}
