package io.hongyan.im.plugin;

import io.hongyan.im.storage.TestDatabase;

class H2ListenerTest extends ListenerContract {
    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
