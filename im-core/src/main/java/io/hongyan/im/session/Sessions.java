package io.hongyan.im.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DeviceId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.packet.Encoded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The live connections of this node. */
public final class Sessions {
    /** What a client is asked to send a heartbeat after, in seconds; silent for twice as long is gone. */
    public static final int HEARTBEAT_SECONDS = 30;

    private static final long LOGIN_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(2L * HEARTBEAT_SECONDS);
    private static final long FAREWELL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final PacketHandler NOTHING = (session, packet) -> CompletableFuture.completedFuture(true);

    private final Ids ids;
    private final Executor workers;
    private final int packetsPerSecond;
    private final Set<Session> open = ConcurrentHashMap.newKeySet();
    /** Ended for the core, while the last frames are on their way. */
    private final Set<Session> leaving = ConcurrentHashMap.newKeySet();

    private final Map<AccountId, Map<Place, Session>> byAccount = new ConcurrentHashMap<>();
    private final List<SessionListener> listeners = new CopyOnWriteArrayList<>();

    /** Where one session of a device is, and another one replaces it. */
    private record Place(DeviceId device, boolean stream) {
        static Place of(Session session, Identity who) {
            return new Place(who.device(), session.isStream());
        }
    }

    /** @param workers runs the packets; bounded, never refuses */
    public Sessions(Ids ids, Executor workers, int packetsPerSecond) {
        this.ids = ids;
        this.workers = workers;
        this.packetsPerSecond = packetsPerSecond;
    }

    /** Asks to be told who comes and goes. */
    public void listen(SessionListener listener) {
        listeners.add(listener);
    }

    /** A new connection, not logged in yet. */
    public Session open(Transport transport, PacketHandler handler) {
        String id = Long.toString(ids.next(), 36);
        Session session = new Session(id, transport, this, workers, handler, packetsPerSecond);
        open.add(session);
        return session;
    }

    /**
     * A session for who asks without a connection: it can't be reached, is nobody who is online, and is in no list here.
     */
    public Session unconnected(Identity who) {
        String id = Long.toString(ids.next(), 36);
        Session session = new Session(id, new Nowhere(), this, workers, NOTHING, packetsPerSecond);
        session.represent(who);
        return session;
    }

    /** The sessions of an account's devices: of each at most a connection and an event stream. */
    public Collection<Session> of(AccountId account) {
        return places(account).values();
    }

    /** Whether a device is connected. */
    public boolean isOnline(AccountId account, DeviceId device) {
        return places(account).keySet().stream().anyMatch(place -> place.device.equals(device));
    }

    /** Where its device is told something: the session itself, or the event stream of who asks without a connection. */
    public Optional<Session> told(Session session) {
        return session.isConnection()
                ? Optional.of(session)
                : session.identity().flatMap(this::stream);
    }

    private Optional<Session> stream(Identity who) {
        return Optional.ofNullable(places(who.account()).get(new Place(who.device(), true)));
    }

    private Map<Place, Session> places(AccountId account) {
        return byAccount.getOrDefault(account, Map.of());
    }

    /** Sends a packet to every device of an account that is connected. */
    public void push(AccountId account, Encoded packet) {
        of(account).forEach(session -> session.push(packet));
    }

    /**
     * Ends what one device has.
     *
     * @param detail what the packet {@code closed} says beside the reason
     */
    public void close(AccountId account, DeviceId device, CloseReason reason, ObjectNode detail) {
        of(account).stream()
                .filter(session ->
                        session.identity().stream().anyMatch(who -> who.device().equals(device)))
                .forEach(session -> session.close(reason, detail));
    }

    /** Everybody who is connected, logged in or not. */
    public Collection<Session> all() {
        return List.copyOf(open);
    }

    /** How many connections there are, logged in or not. */
    public int count() {
        return open.size();
    }

    /** How many of them somebody has logged in on. */
    public int inhabited() {
        return (int)
                open.stream().filter(session -> session.identity().isPresent()).count();
    }

    /** Whether messages of some session are still being stored. */
    public boolean isIdle() {
        return open.stream().allMatch(Session::isIdle);
    }

    /** Whether no connection is left, not even one that is being closed. */
    public boolean isEmpty() {
        return open.isEmpty() && leaving.isEmpty();
    }

    /** Ends connections without login after 10 s, silent ones, and those that did not end when asked. Called each second. */
    public void sweep() {
        long now = System.nanoTime();
        endAll(session -> session.isStranger() && now - session.opened() > LOGIN_NANOS, CloseReason.NOT_LOGGED_IN);
        endAll(session -> now - session.heard() > SILENCE_NANOS, CloseReason.SILENT);
        leaving.stream()
                .filter(session -> now - session.closingSince() > FAREWELL_NANOS)
                .forEach(session -> session.abort(CloseReason.SILENT));
        leaving.removeIf(session -> now - session.closingSince() > FAREWELL_NANOS);
    }

    /** When a client whose connection we end may come back: random, so that not all come at once. */
    long retryAfterMillis() {
        return ThreadLocalRandom.current().nextLong(500, 5_000);
    }

    void bind(Session session, Identity who) {
        List<Session> replaced = new ArrayList<>();
        boolean[] first = new boolean[1];
        byAccount.compute(who.account(), (account, devices) -> {
            Map<Place, Session> all = devices == null ? new ConcurrentHashMap<>() : devices;
            first[0] = all.isEmpty();
            Session before = all.put(Place.of(session, who), session);
            if (before != null && before != session) {
                replaced.add(before);
            }
            return all;
        });
        replaced.forEach(before -> before.close(CloseReason.REPLACED));
        listeners.forEach(listener -> listener.came(session, who, first[0]));
        if (!open.contains(session)) {
            unbind(session, who);
        }
    }

    /** Whether it was open. */
    boolean remove(Session session) {
        boolean was = open.remove(session);
        if (was) {
            leaving.add(session);
            session.identity().ifPresent(who -> unbind(session, who));
        }
        return was;
    }

    void ended(CloseReason reason) {
        listeners.forEach(listener -> listener.ended(reason));
    }

    void left(Session session) {
        leaving.remove(session);
    }

    void unbind(Session session, Identity who) {
        boolean[] gone = new boolean[2];
        byAccount.computeIfPresent(who.account(), (account, devices) -> {
            gone[0] = devices.remove(Place.of(session, who), session);
            gone[1] = devices.isEmpty();
            return devices.isEmpty() ? null : devices;
        });
        if (gone[0]) {
            listeners.forEach(listener -> listener.went(session, who, gone[1]));
        }
    }

    private void endAll(Predicate<Session> those, CloseReason reason) {
        open.stream().filter(those).forEach(session -> session.close(reason));
    }
}
