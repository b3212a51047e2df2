package io.hongyan.im.plugin.webhook;

import io.hongyan.im.api.Host;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deliveries that wait, within one transaction. */
final class Outbox {
    private static final String TEST = "test";

    private final EntityManager entities;
    private final Host host;

    Outbox(EntityManager entities, Host host) {
        this.entities = entities;
        this.host = host;
    }

    /** Adds one at the end of its lane. */
    void add(String hook, Event event) {
        DeliveryRow row = row(hook, event.kind(), event.time());
        row.conversation = event.conversation();
        row.seq = event.seq();
        row.target = event.target();
        Map<String, Object> body = body(row);
        body.put("entry", event.fields());
        put(row, body);
    }

    /** Adds one that tells of nothing, and returns its id. */
    String addTest(String hook) {
        DeliveryRow row = row(hook, TEST, host.clock().millis());
        row.seq = row.created;
        put(row, body(row));
        return row.id;
    }

    private static DeliveryRow row(String hook, String event, long time) {
        DeliveryRow row = new DeliveryRow();
        row.id = UUID.randomUUID().toString();
        row.hook = hook;
        row.event = event;
        row.created = time;
        return row;
    }

    private static Map<String, Object> body(DeliveryRow row) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", row.id);
        body.put("event", row.event);
        body.put("time", row.created);
        return body;
    }

    private void put(DeliveryRow row, Map<String, Object> body) {
        row.body = host.json().write(body);
        row.since = host.clock().millis();
        entities.persist(row);
        wake(row.hook, row.conversation, false);
    }

    /** Tries a delivery once more, before what was added later. */
    void again(DeliveryRow row) {
        row.state = DeliveryRow.WAITING;
        row.attempts = 0;
        row.since = host.clock().millis();
        wake(row.hook, row.conversation, true);
    }

    /** Tries the first of its lane at once. */
    void hasten(DeliveryRow row) {
        wake(row.hook, row.conversation, true);
    }

    private void wake(String hook, String conversation, boolean now) {
        @Nullable LaneRow lane = lock(hook, conversation);
        if (lane == null) {
            entities.persist(new LaneRow(hook, conversation, host.clock().millis()));
        } else if (now) {
            lane.due = host.clock().millis();
        }
    }

    @Nullable
    LaneRow lock(String hook, String conversation) {
        return entities.find(LaneRow.class, LaneRow.id(hook, conversation), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those of a hook whose first delivery is due, the longest waiting first. */
    List<LaneRow> due(String hook, int most) {
        return entities.createQuery("from LaneRow where hook = ?1 and due <= ?2 order by due", LaneRow.class)
                .setParameter(1, hook)
                .setParameter(2, host.clock().millis())
                .setMaxResults(most)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** The first delivery of a lane; none if nothing waits. */
    List<DeliveryRow> first(LaneRow lane) {
        return entities.createQuery(
                        "from DeliveryRow where hook = ?1 and conversation = ?2 and state = 'waiting' order by seq",
                        DeliveryRow.class)
                .setParameter(1, lane.hook)
                .setParameter(2, lane.conversation)
                .setMaxResults(1)
                .getResultList();
    }
}
