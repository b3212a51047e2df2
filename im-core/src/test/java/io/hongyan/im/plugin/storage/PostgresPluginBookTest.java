package io.hongyan.im.plugin.storage;

import io.hongyan.im.storage.TestDatabase;

class PostgresPluginBookTest extends StoredPluginBookContract {
    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }
}
