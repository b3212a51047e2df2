package io.hongyan.im.plugin.storage;

import io.hongyan.im.storage.TestDatabase;

class H2PluginPurgeTest extends PluginPurgeContract {
    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
