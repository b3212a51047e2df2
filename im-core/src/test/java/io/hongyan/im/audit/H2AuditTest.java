package io.hongyan.im.audit;

import io.hongyan.im.storage.TestDatabase;

class H2AuditTest extends StoredAuditContract {
    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
