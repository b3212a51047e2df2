package io.hongyan.im.plugin.webhook;

import io.hongyan.im.api.Host;
import io.hongyan.im.api.Job;
import io.hongyan.im.api.Work;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;

/** Keeps the tables small: ended deliveries for some days, and so many of a hook; as many again that wait. */
final class PruneJob implements Job {
    /** Of each hook, about. */
    static final int MOST = 10_000;

    private static final int BUNCH = 500;

    private final Host host;
    private final int most;

    PruneJob(Host host) {
        this(host, MOST);
    }

    PruneJob(Host host, int most) {
        this.host = host;
        this.most = most;
    }

    @Override
    public String name() {
        return "prune";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public boolean run(Work work) {
        EntityManager entities = work.entities();
        boolean more = delete(entities, old(entities));
        for (HookRow hook : Hooks.in(work).all()) {
            more |= delete(entities, beyond(entities, hook.name, "state <> 'waiting'"));
            more |= giveUp(entities, beyond(entities, hook.name, "state = 'waiting'"));
        }
        return more;
    }

    private List<String> old(EntityManager entities) {
        Duration kept = Duration.ofDays(host.settings(WebhookSettings.class).keepDays());
        return entities.createQuery(
                        "select id from DeliveryRow where created < ?1 and state <> 'waiting' order by created",
                        String.class)
                .setParameter(1, host.clock().millis() - kept.toMillis())
                .setMaxResults(BUNCH)
                .getResultList();
    }

    private List<String> beyond(EntityManager entities, String hook, String which) {
        return entities.createQuery(
                        "select id from DeliveryRow where hook = ?1 and " + which + " order by created desc, id desc",
                        String.class)
                .setParameter(1, hook)
                .setFirstResult(most)
                .setMaxResults(BUNCH)
                .getResultList();
    }

    private static boolean delete(EntityManager entities, List<String> ids) {
        if (!ids.isEmpty()) {
            int unused = entities.createQuery("delete from DeliveryRow where id in ?1")
                    .setParameter(1, ids)
                    .executeUpdate();
        }
        return ids.size() == BUNCH;
    }

    private static boolean giveUp(EntityManager entities, List<String> ids) {
        if (!ids.isEmpty()) {
            int unused = entities.createQuery("update DeliveryRow set state = 'failed', error = ?2, body = ''"
                            + " where id in ?1 and state = 'waiting'")
                    .setParameter(1, ids)
                    .setParameter(2, "too many were waiting")
                    .executeUpdate();
        }
        return ids.size() == BUNCH;
    }
}
