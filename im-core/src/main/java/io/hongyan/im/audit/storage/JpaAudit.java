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
    private static final int ADDRESS = 64;
    private static final int SUBJECT = 200;

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
        AuditRow row = new AuditRow();
        row.id = ids.next();
        row.time = clock.millis();
        row.actor = actor.name();
        row.action = action;
        row.subject = cut(subject, SUBJECT);
        String json = Json.write(detail);
        row.detail = json.length() <= DETAIL ? json : Json.write(Json.map().put("cut", true));
        row.address = cut(actor.address(), ADDRESS);
        transactions.run(() -> transactions.entities().persist(row));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
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
