package io.hongyan.im.search;

import io.hongyan.im.storage.TestDatabase;

class PostgresIndexerTest implements IndexerContract, StubbornLogContract {
    @Override
    public TestDatabase database() {
        return TestDatabase.postgres();
    }
}
