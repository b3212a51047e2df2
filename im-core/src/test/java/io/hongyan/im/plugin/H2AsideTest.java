package io.hongyan.im.plugin;

import io.hongyan.im.storage.TestDatabase;

class H2AsideTest extends AsideContract {
    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
