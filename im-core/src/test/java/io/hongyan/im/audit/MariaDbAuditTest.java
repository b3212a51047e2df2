package io.hongyan.im.audit;

import io.hongyan.im.storage.TestDatabase;

class MariaDbAuditTest extends StoredAuditContract {
    @Override
    TestDatabase open() {
        return TestDatabase.mariaDb();
    }
}
