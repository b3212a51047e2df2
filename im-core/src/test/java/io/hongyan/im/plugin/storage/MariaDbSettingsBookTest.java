package io.hongyan.im.plugin.storage;

import io.hongyan.im.plugin.SettingsBook;
import io.hongyan.im.storage.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MariaDbSettingsBookTest implements SettingsBookContract {
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
    public SettingsBook book() {
        return new JpaSettingsBook(database.transactions());
    }
}
