package io.hongyan.im.plugin;

import io.hongyan.im.storage.TestDatabase;

class PostgresListenerTest extends ListenerContract {
    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }
}
