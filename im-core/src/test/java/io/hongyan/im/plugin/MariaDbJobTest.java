package io.hongyan.im.plugin;

import io.hongyan.im.storage.TestDatabase;

class MariaDbJobTest extends JobContract {
    @Override
    TestDatabase open() {
        return TestDatabase.mariaDb();
    }
}
