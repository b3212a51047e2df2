package io.hongyan.im.plugin.webhook;

import io.hongyan.im.api.Work;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The hooks, within one transaction. */
final class Hooks {
    static final int MOST = 20;
    static final int SHORTEST_SECRET = 16;

    private final Work work;
    private final EntityManager entities;

    private Hooks(Work work) {
        this.work = work;
        this.entities = work.entities();
    }

    static Hooks in(Work work) {
        return new Hooks(work);
    }

    /** For who changes hooks: one at a time, so that each sees what the one before made of them. */
    static Hooks toChange(Work work) {
        Hooks hooks = new Hooks(work);
        hooks.listen();
        return hooks;
    }

    /** By name. */
    List<HookRow> all() {
        return entities.createQuery("from HookRow order by name", HookRow.class).getResultList();
    }

    List<HookRow> enabled() {
        return all().stream().filter(hook -> hook.enabled).toList();
    }

    /** Those that are on, which nobody removes before this transaction has ended. */
    List<HookRow> held() {
        return entities.createQuery("from HookRow where enabled = true order by name", HookRow.class)
                .setLockMode(LockModeType.PESSIMISTIC_READ)
                .getResultList();
    }

    /** One, which nobody uses or changes before this transaction has ended. */
    Optional<HookRow> find(String name) {
        return Optional.ofNullable(entities.find(HookRow.class, name, LockModeType.PESSIMISTIC_WRITE));
    }

    static boolean wants(HookRow hook, Event event) {
        return words(hook.kinds).contains(event.kind())
                && (hook.conversations.isEmpty() || words(hook.conversations).contains(event.conversation()));
    }

    static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1));
    }

    /**
     * Has the listener hear what these hooks want and no more, and of recalls while there is any hook: they empty what
     * waits.
     */
    void listen() {
        Set<String> kinds = new HashSet<>();
        List<HookRow> all = all();
        all.stream().filter(hook -> hook.enabled).forEach(hook -> kinds.addAll(words(hook.kinds)));
        if (!all.isEmpty()) {
            kinds.add(Recalls.KIND);
        }
        work.hear(OutboxListener.NAME, kinds);
    }

    /** Takes one away with all that waits for it and all that is told of it. */
    void remove(HookRow hook) {
        for (String rows : List.of("LaneRow", "DeliveryRow")) {
            int unused = entities.createQuery("delete from " + rows + " where hook = ?1")
                    .setParameter(1, hook.name)
                    .executeUpdate();
        }
        entities.remove(hook);
        listen();
    }
}
