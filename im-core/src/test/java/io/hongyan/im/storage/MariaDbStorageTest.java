package io.hongyan.im.storage;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MariaDbStorageTest implements StorageContract {
    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.mariaDb();
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @Override
    public TestDatabase database() {
        return database;
    }
}
