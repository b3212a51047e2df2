package io.hongyan.im.plugin;

import io.hongyan.im.storage.TestDatabase;

class MariaDbMovesTest extends MovesContract {
    @Override
    TestDatabase open() {
        return TestDatabase.mariaDb();
    }

    @Override
    boolean rollsMigrationsBack() {
        return false;
    }
}
