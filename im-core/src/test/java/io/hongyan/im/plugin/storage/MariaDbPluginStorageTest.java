package io.hongyan.im.plugin.storage;

import io.hongyan.im.storage.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class MariaDbPluginStorageTest implements PluginStorageContract {
    private final TestDatabase database = TestDatabase.mariaDb();

    @TempDir
    Path folder;

    @Override
    public TestDatabase database() {
        return database;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }
}
