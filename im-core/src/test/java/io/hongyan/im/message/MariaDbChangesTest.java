package io.hongyan.im.message;

import io.hongyan.im.conversation.Town;
import io.hongyan.im.storage.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MariaDbChangesTest implements ChangesContract, CrowdContract, ChangeRaceContract {
    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    @SuppressWarnings("NullAway.Init")
    private static Town town;

    @BeforeAll
    static void open() {
        database = TestDatabase.mariaDb();
        town = new Town(database);
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
