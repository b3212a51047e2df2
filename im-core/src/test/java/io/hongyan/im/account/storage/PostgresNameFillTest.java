package io.hongyan.im.account.storage;

import io.hongyan.im.storage.TestDatabase;

class PostgresNameFillTest implements NameFillContract {
    @Override
    public TestDatabase database() {
        return TestDatabase.postgres();
    }
}
