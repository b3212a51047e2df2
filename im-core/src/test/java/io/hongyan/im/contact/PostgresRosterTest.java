package io.hongyan.im.contact;

import io.hongyan.im.storage.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresRosterTest implements RosterContract, RosterTimeContract {
    @SuppressWarnings("NullAway.Init")
    private static ContactTown town;

    @BeforeAll
    static void open() {
        town = new ContactTown(TestDatabase.postgres());
    }

    @AfterAll
    static void close() throws SQLException {
        town.close();
    }

    @Override
    public ContactTown town() {
        return town;
    }
}
