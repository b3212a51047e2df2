package io.hongyan.im.presence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.conversation.Page;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Op;
import io.hongyan.im.session.Coalescer;
import io.hongyan.im.session.Session;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Tells sessions of people whose presence changed: at most one packet in 2 s each, with the last state of each person, as
 * much as fits; the rest waits for the next.
 */
final class News {
    private static final long INTERVAL_MILLIS = 2_000;

    private final Map<Session, Set<AccountId>> changed = new ConcurrentHashMap<>();
    private final Coalescer<Session> pushes;
    private final Executor workers;
    private final Items items;

    /** Makes what is told. */
    interface Items {
        /** These people as somebody is told of them at this session. */
        Map<AccountId, ObjectNode> of(Session session, AccountId viewer, Collection<AccountId> people);
    }

    News(ScheduledExecutorService timer, Executor workers, Items items) {
        this.pushes = new Coalescer<>(timer, INTERVAL_MILLIS);
        this.workers = workers;
        this.items = items;
    }

    /** Tells a session of these people, soon; waits for nothing. */
    void add(Session session, Collection<AccountId> people) {
        if (people.isEmpty()) {
            return;
        }
        changed.compute(session, (key, before) -> {
            Set<AccountId> all = before == null ? new HashSet<>() : before;
            all.addAll(people);
            return all;
        });
        pushes.submit(session, () -> workers.execute(() -> push(session)));
    }

    void forget(Session session) {
        changed.remove(session);
    }

    private void push(Session session) {
        // so that what was found out first is told first
        synchronized (session) {
            Set<AccountId> people = changed.remove(session);
            if (people != null) {
                session.identity().map(Identity::account).ifPresent(viewer -> push(session, viewer, people));
            }
        }
    }

    private void push(Session session, AccountId viewer, Set<AccountId> people) {
        List<Map.Entry<AccountId, ObjectNode>> waiting =
                List.copyOf(items.of(session, viewer, people).entrySet());
        Page page = Page.of(waiting, Map.Entry::getValue);
        session.push(Encoded.push(Op.PRESENCE, Json.map().set("items", page.json())));
        add(session, waiting.stream().skip(page.taken()).map(Map.Entry::getKey).toList());
    }
}
