package io.hongyan.im.plugin;

import io.hongyan.im.storage.TestDatabase;

class PostgresJobTest extends JobContract {
    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }
}
