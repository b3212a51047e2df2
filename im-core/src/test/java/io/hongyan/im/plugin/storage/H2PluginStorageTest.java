package io.hongyan.im.plugin.storage;

import io.hongyan.im.storage.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class H2PluginStorageTest implements PluginStorageContract {
    private final TestDatabase database = TestDatabase.h2();

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
