package io.hongyan.im.plugin;

import io.hongyan.im.storage.TestDatabase;

class MariaDbListenerTest extends ListenerContract {
    @Override
    TestDatabase open() {
        return TestDatabase.mariaDb();
    }
}
