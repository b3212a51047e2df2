package io.hongyan.im.plugin.storage;

import io.hongyan.im.storage.TestDatabase;

class MariaDbPluginBookTest extends StoredPluginBookContract {
    @Override
    TestDatabase open() {
        return TestDatabase.mariaDb();
    }
}
