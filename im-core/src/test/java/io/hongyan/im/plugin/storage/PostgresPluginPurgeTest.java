package io.hongyan.im.plugin.storage;

import io.hongyan.im.storage.TestDatabase;

class PostgresPluginPurgeTest extends PluginPurgeContract {
    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }
}
