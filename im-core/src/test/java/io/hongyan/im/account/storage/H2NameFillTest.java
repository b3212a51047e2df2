package io.hongyan.im.account.storage;

import io.hongyan.im.storage.TestDatabase;

class H2NameFillTest implements NameFillContract {
    @Override
    public TestDatabase database() {
        return TestDatabase.h2();
    }
}
