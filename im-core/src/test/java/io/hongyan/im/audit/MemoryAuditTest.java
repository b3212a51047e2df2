package io.hongyan.im.audit;

import java.time.Clock;

class MemoryAuditTest implements AuditContract {
    private final MemoryAudit audit = new MemoryAudit(Clock.systemUTC());

    @Override
    public Audit audit() {
        return audit;
    }
}
