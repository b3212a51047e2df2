package io.hongyan.im.audit;

import io.hongyan.im.storage.TestDatabase;

class PostgresAuditTest extends StoredAuditContract {
    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }
}
