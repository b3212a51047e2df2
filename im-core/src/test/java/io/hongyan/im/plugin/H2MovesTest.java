package io.hongyan.im.plugin;

import io.hongyan.im.storage.TestDatabase;

class H2MovesTest extends MovesContract {
    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }

    @Override
    boolean rollsMigrationsBack() {
        return false;
    }
}
