package io.hongyan.im.search;

import io.hongyan.im.storage.TestDatabase;

class MariaDbIndexerTest implements IndexerContract, StubbornLogContract {
    @Override
    public TestDatabase database() {
        return TestDatabase.mariaDb();
    }
}
