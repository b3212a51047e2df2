package io.hongyan.im.plugin;

import io.hongyan.im.storage.TestDatabase;

class MariaDbAsideTest extends AsideContract {
    @Override
    TestDatabase open() {
        return TestDatabase.mariaDb();
    }
}
