package io.hongyan.im.search;

import io.hongyan.im.storage.TestDatabase;

class H2IndexerTest implements IndexerContract {
    @Override
    public TestDatabase database() {
        return TestDatabase.h2();
    }
}
