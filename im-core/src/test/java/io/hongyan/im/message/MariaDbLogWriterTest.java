package io.hongyan.im.message;

import io.hongyan.im.storage.TestDatabase;

class MariaDbLogWriterTest extends LogWriterContract {
    @Override
    TestDatabase open() {
        return TestDatabase.mariaDb();
    }
}
