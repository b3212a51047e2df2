package io.hongyan.im.presence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Device;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Logins;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.JsonCodec;
import io.hongyan.im.packet.Op;
import io.hongyan.im.session.Coalescer;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.SessionListener;
import io.hongyan.im.session.Sessions;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;

/** Who is online, how available, and who watches whom. */
public final class Presence implements SessionListener {
    /** A session hears of its watched people at most once in this time, the last state of each. */
    private static final long INTERVAL_MILLIS = 2_000;

    private static final Shown AVAILABLE = new Shown(Availability.AVAILABLE, "");

    private final Accounts accounts;
    private final Logins logins;
    private final Sessions sessions;
    private final Map<Session, Shown> shown = new ConcurrentHashMap<>();
    private final Map<Session, Set<AccountId>> watched = new ConcurrentHashMap<>();
    private final Map<AccountId, Set<Session>> watchers = new ConcurrentHashMap<>();
    private final Map<Session, Set<AccountId>> changed = new ConcurrentHashMap<>();
    private final Coalescer<Session> pushes;

    private record Shown(Availability availability, String status) {}

    public Presence(Accounts accounts, Logins logins, Sessions sessions, ScheduledExecutorService timer) {
        this.accounts = accounts;
        this.logins = logins;
        this.sessions = sessions;
        this.pushes = new Coalescer<>(timer, INTERVAL_MILLIS);
    }

    /** A device says how available its person is. */
    void show(Session session, Identity who, Availability availability, String status) {
        shown.put(session, new Shown(availability, status));
        tell(who.account());
    }

    /** Makes these the session's watched people, replacing the last. */
    void watch(Session session, Set<AccountId> people) {
        forget(session);
        watched.put(session, people);
        for (AccountId person : people) {
            watchers.computeIfAbsent(person, key -> ConcurrentHashMap.newKeySet())
                    .add(session);
        }
    }

    /** A person's presence on the wire. */
    ObjectNode item(Account account) {
        List<Session> online = online(account.id());
        ObjectNode item = Json.map().put("user", account.username().value()).put("online", !online.isEmpty());
        online.stream()
                .max(Comparator.comparing((Session session) -> shown(session).availability()))
                .ifPresent(best -> {
                    item.put("type", shown(best).availability().word());
                    if (!shown(best).status().isEmpty()) {
                        item.put("status", shown(best).status());
                    }
                    ArrayNode devices = item.putArray("devices");
                    online.forEach(session ->
                            devices.addObject().put("kind", session.kind()).put("since", session.since()));
                });
        if (online.isEmpty()) {
            logins.devices(account.id()).stream()
                    .map(Device::lastSeen)
                    .max(Comparator.naturalOrder())
                    .ifPresent(seen -> item.put("lastSeen", seen.toEpochMilli()));
        }
        return item;
    }

    @Override
    public void came(Session session, Identity who, boolean first) {
        tell(who.account());
    }

    @Override
    public void went(Session session, Identity who, boolean last) {
        shown.remove(session);
        forget(session);
        changed.remove(session);
        tell(who.account());
    }

    private List<Session> online(AccountId account) {
        return sessions.of(account).stream()
                .filter(session -> shown(session).availability() != Availability.UNAVAILABLE)
                .toList();
    }

    private Shown shown(Session session) {
        return shown.getOrDefault(session, AVAILABLE);
    }

    private void forget(Session session) {
        Set<AccountId> people = watched.remove(session);
        if (people != null) {
            people.forEach(person -> watchers.computeIfPresent(person, (key, all) -> {
                all.remove(session);
                return all.isEmpty() ? null : all;
            }));
        }
    }

    private void tell(AccountId person) {
        for (Session watcher : watchers.getOrDefault(person, Set.of())) {
            changed.computeIfAbsent(watcher, key -> ConcurrentHashMap.newKeySet())
                    .add(person);
            pushes.submit(watcher, () -> push(watcher));
        }
    }

    private void push(Session watcher) {
        Collection<AccountId> people = changed.remove(watcher);
        if (people == null) {
            return;
        }
        ArrayNode items = Json.list();
        people.forEach(person -> accounts.find(person).map(this::item).ifPresent(items::add));
        watcher.push(JsonCodec.push(Op.PRESENCE, Json.map().set("items", items)));
    }
}
