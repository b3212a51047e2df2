package io.hongyan.im.message;

import io.hongyan.im.storage.TestDatabase;

class PostgresLogWriterTest extends LogWriterContract {
    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }
}
