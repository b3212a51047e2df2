package io.hongyan.im.plugin.storage;

import io.hongyan.im.storage.TestDatabase;

class H2PluginBookTest extends StoredPluginBookContract {
    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
