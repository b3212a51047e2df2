package io.hongyan.im.plugin;

import io.hongyan.im.storage.TestDatabase;

class H2EntryListenerTest extends EntryListenerContract {
    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
