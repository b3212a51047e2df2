package io.hongyan.im.blob;

import io.hongyan.im.storage.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class MariaDbAvatarTest implements AvatarContract {
    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    @SuppressWarnings("NullAway.Init")
    private BlobTown town;

    @BeforeAll
    static void open() {
        database = TestDatabase.mariaDb();
    }

    @AfterAll
    static void shut() throws SQLException {
        database.close();
    }

    @BeforeEach
    void begin() throws IOException {
        town = new BlobTown(database);
    }

    @Override
    public BlobTown town() {
        return town;
    }
}
