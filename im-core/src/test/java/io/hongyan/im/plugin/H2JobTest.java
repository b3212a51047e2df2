package io.hongyan.im.plugin;

import io.hongyan.im.storage.TestDatabase;

class H2JobTest extends JobContract {
    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
