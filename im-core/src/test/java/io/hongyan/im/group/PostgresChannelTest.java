package io.hongyan.im.group;

import io.hongyan.im.storage.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresChannelTest implements ChannelContract {
    @SuppressWarnings("NullAway.Init")
    private static GroupTown groups;

    @BeforeAll
    static void open() {
        groups = new GroupTown(TestDatabase.postgres(), new GroupSettings(5_000, 100_000));
    }

    @AfterAll
    static void close() throws SQLException {
        groups.close();
    }

    @Override
    public GroupTown groups() {
        return groups;
    }
}
