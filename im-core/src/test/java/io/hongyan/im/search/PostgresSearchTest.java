package io.hongyan.im.search;

import io.hongyan.im.storage.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresSearchTest implements SearchContract {
    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    @SuppressWarnings("NullAway.Init")
    private static Office office;

    @BeforeAll
    static void open() {
        database = TestDatabase.postgres();
        office = new Office(database);
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @Override
    public Office office() {
        return office;
    }
}
