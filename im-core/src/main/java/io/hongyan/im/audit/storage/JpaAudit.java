package io.hongyan.im.audit.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.audit.Act;
import io.hongyan.im.audit.Actor;
import io.hongyan.im.audit.Audit;
import io.hongyan.im.id.Ids;
import io.hongyan.im.packet.Json;
import io.hongyan.im.storage.Transactions;
import java.time.Clock;
import java.util.List;

/** Acts in the database. */
public final class JpaAudit implements Audit {
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public JpaAudit(Transactions transactions, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void write(Actor actor, String action, String subject, ObjectNode detail) {
        Act act = new Act(clock.millis(), actor, action, subject, detail).cut();
        AuditRow row = new AuditRow();
        row.id = ids.next();
        row.time = act.time();
        row.actor = act.actor().name();
        row.action = act.action();
        row.subject = act.subject();
        row.detail = Json.write(act.detail());
        row.address = act.actor().address();
        transactions.run(() -> transactions.entities().persist(row));
    }

    @Override
    public List<Act> latest(int limit) {
        return transactions.call(() -> transactions
                .entities()
                .createQuery("select a from AuditRow a order by a.id desc", AuditRow.class)
                .setMaxResults(limit)
                .getResultStream()
                .map(JpaAudit::act)
                .toList());
    }

    private static Act act(AuditRow row) {
        return new Act(row.time, new Actor(row.actor, row.address), row.action, row.subject, (ObjectNode)
                Json.readOwn(row.detail));
    }
}
