package io.hongyan.im.presence;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.session.Session;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which session watches whom, both ways. Safe for use by several threads. */
final class Watching {
    private final Map<Session, Set<AccountId>> watched = new ConcurrentHashMap<>();
    private final Map<AccountId, Set<Session>> watchers = new ConcurrentHashMap<>();

    /** Makes these the session's people, replacing the last. */
    void watch(Session session, Set<AccountId> people) {
        watched.compute(session, (key, before) -> {
            if (before != null) {
                leave(session, before);
            }
            people.forEach(person -> watchers.compute(person, (each, all) -> {
                Set<Session> sessions = all == null ? ConcurrentHashMap.newKeySet() : all;
                sessions.add(session);
                return sessions;
            }));
            return people.isEmpty() ? null : people;
        });
    }

    void forget(Session session) {
        watch(session, Set.of());
    }

    private void leave(Session session, Set<AccountId> people) {
        people.forEach(person -> watchers.computeIfPresent(person, (each, all) -> {
            all.remove(session);
            return all.isEmpty() ? null : all;
        }));
    }

    /** Those whom a session watches. */
    Set<AccountId> by(Session session) {
        return watched.getOrDefault(session, Set.of());
    }

    /** Those who watch somebody. */
    Set<Session> of(AccountId person) {
        return watchers.getOrDefault(person, Set.of());
    }

    boolean isEmpty() {
        return watched.isEmpty() && watchers.isEmpty();
    }
}
