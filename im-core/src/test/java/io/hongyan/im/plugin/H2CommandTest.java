package io.hongyan.im.plugin;

import io.hongyan.im.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class H2CommandTest implements CommandContract {
    private final TestDatabase database = TestDatabase.h2();
    private CommandBench bench;

    @TempDir
    Path folder;

    @BeforeEach
    void open() throws IOException {
        bench = new CommandBench(database, folder);
    }

    @Override
    public CommandBench bench() {
        return bench;
    }

    @Override
    public String endless() {
        return "select sum(mod(x, 7)) from system_range(1, 1000000000000)";
    }

    @AfterEach
    void close() throws IOException, SQLException {
        bench.close();
        database.close();
    }
}
