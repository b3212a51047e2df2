package io.hongyan.im.plugin;

import io.hongyan.im.storage.TestDatabase;

class PostgresMovesTest extends MovesContract {
    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }

    @Override
    boolean rollsMigrationsBack() {
        return true;
    }
}
