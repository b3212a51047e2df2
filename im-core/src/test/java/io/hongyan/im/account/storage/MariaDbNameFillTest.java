package io.hongyan.im.account.storage;

import io.hongyan.im.storage.TestDatabase;

class MariaDbNameFillTest implements NameFillContract {
    @Override
    public TestDatabase database() {
        return TestDatabase.mariaDb();
    }
}
