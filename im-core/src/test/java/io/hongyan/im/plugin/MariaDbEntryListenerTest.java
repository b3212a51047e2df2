package io.hongyan.im.plugin;

import io.hongyan.im.storage.TestDatabase;

class MariaDbEntryListenerTest extends EntryListenerContract {
    @Override
    TestDatabase open() {
        return TestDatabase.mariaDb();
    }
}
