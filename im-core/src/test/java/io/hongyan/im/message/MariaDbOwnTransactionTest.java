package io.hongyan.im.message;

import io.hongyan.im.conversation.Town;
import io.hongyan.im.storage.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MariaDbOwnTransactionTest implements OwnTransactionContract {
    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    @SuppressWarnings("NullAway.Init")
    private static Town town;

    @BeforeAll
    static void open() throws SQLException {
        database = TestDatabase.mariaDb();
        town = new Town(database);
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table ledger (message varchar(64), constraint ledger_once unique (message))");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @Override
    public Town town() {
        return town;
    }
}
