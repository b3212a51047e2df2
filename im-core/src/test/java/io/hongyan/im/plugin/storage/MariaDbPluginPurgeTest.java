package io.hongyan.im.plugin.storage;

import io.hongyan.im.storage.TestDatabase;

class MariaDbPluginPurgeTest extends PluginPurgeContract {
    @Override
    TestDatabase open() {
        return TestDatabase.mariaDb();
    }
}
