package io.hongyan.im.account;

import io.hongyan.im.storage.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MariaDbLoginTest implements LoginContract, ElsewhereContract, SuspendedContract {
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

    private final AccountFixture im = new AccountFixture(database);

    @Override
    public AccountFixture im() {
        return im;
    }
}
