package io.hongyan.im.presence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Device;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Logins;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Json;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Sessions;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What people show of themselves at their devices. */
final class Shown {
    private static final Face AVAILABLE = new Face(Availability.AVAILABLE, "");

    private final Logins logins;
    private final Sessions sessions;
    private final Map<Session, Face> faces = new ConcurrentHashMap<>();
    // other nodes see people too
    private final Cache<AccountId, Optional<Long>> lastSeen = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(200_000)
            .build();

    private record Face(Availability availability, String status) {}

    Shown(Logins logins, Sessions sessions) {
        this.logins = logins;
        this.sessions = sessions;
    }

    void show(Session session, Availability availability, String status) {
        faces.put(session, new Face(availability, status));
    }

    /** A device is gone. */
    void forget(Session session, AccountId account) {
        faces.remove(session);
        lastSeen.put(account, Optional.of(System.currentTimeMillis()));
    }

    boolean isOnline(AccountId account) {
        return sessions.of(account).stream().anyMatch(this::isThere);
    }

    /** A person's presence on the wire. */
    ObjectNode item(Account account) {
        List<Session> online =
                sessions.of(account.id()).stream().filter(this::isThere).toList();
        ObjectNode item = hidden(account).put("online", !online.isEmpty());
        online.stream()
                .map(this::face)
                .max(Comparator.comparing(Face::availability))
                .ifPresentOrElse(
                        best -> put(item, best, online),
                        () -> seen(account.id()).ifPresent(seen -> item.put("lastSeen", seen)));
        return item;
    }

    private static void put(ObjectNode item, Face best, List<Session> online) {
        item.put("type", best.availability.word());
        if (!best.status.isEmpty()) {
            item.put("status", best.status);
        }
        ArrayNode devices = item.putArray("devices");
        firstOfEach(online)
                .forEach(session ->
                        devices.addObject().put("kind", session.kind()).put("since", session.since()));
    }

    /** A device may have an event stream beside its connection. */
    private static Collection<Session> firstOfEach(List<Session> online) {
        Map<Optional<Identity>, Session> devices = new LinkedHashMap<>();
        online.stream()
                .sorted(Comparator.comparing(Session::since))
                .forEach(session -> devices.putIfAbsent(session.identity(), session));
        return devices.values();
    }

    /** The presence of somebody who may not be seen. */
    static ObjectNode hidden(Account account) {
        return Json.map().put("user", account.username().value()).put("online", false);
    }

    /** The same person, of whom nothing is told. */
    static ObjectNode hidden(ObjectNode item) {
        return item.retain("user").put("online", false);
    }

    private Optional<Long> seen(AccountId account) {
        return lastSeen.get(
                account,
                key -> logins.devices(key).stream()
                        .map(Device::lastSeen)
                        .max(Comparator.naturalOrder())
                        .map(seen -> seen.toEpochMilli()));
    }

    private boolean isThere(Session session) {
        return face(session).availability != Availability.UNAVAILABLE;
    }

    private Face face(Session session) {
        return faces.getOrDefault(session, AVAILABLE);
    }
}
