package io.hongyan.im.plugin;

import io.hongyan.im.storage.TestDatabase;

class PostgresAsideTest extends AsideContract {
    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }
}
