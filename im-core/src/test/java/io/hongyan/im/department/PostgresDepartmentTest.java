package io.hongyan.im.department;

import io.hongyan.im.storage.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresDepartmentTest implements DepartmentContract {
    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    @SuppressWarnings("NullAway.Init")
    private DepartmentTown town;

    @BeforeAll
    static void open() {
        database = TestDatabase.postgres();
    }

    @AfterAll
    static void shut() throws SQLException {
        database.close();
    }

    @BeforeEach
    void begin() {
        town = new DepartmentTown(database);
    }

    @AfterEach
    void end() {
        town.close();
    }

    @Override
    public DepartmentTown town() {
        return town;
    }
}
