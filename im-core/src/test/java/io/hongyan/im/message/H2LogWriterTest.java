package io.hongyan.im.message;

import io.hongyan.im.storage.TestDatabase;

class H2LogWriterTest extends LogWriterContract {
    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
