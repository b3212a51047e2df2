package io.hongyan.im.plugin;

import io.hongyan.im.storage.TestDatabase;

class PostgresEntryListenerTest extends EntryListenerContract {
    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }
}
