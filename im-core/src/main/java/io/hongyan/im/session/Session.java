package io.hongyan.im.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.CodeTexts;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Op;
import io.hongyan.im.packet.Unread;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One live connection. The door gives it what arrives and the core gives it what is to leave; both from any thread.
 */
public final class Session {
    /** The most messages of one session that are being stored at once. */
    private static final int UNDER_WAY = 512;

    private static final int INBOX_SIZE = 1 << 20;
    private static final int MALFORMED_IN_ROW = 3;
    private static final int REFUSED_IN_ROW = 1000;
    private static final long OVERFLOW_MILLIS = 1_000;

    private final String id;
    private final Transport transport;
    private final Sessions sessions;
    private final Outbox outbox;
    private final Inbox inbox;
    private final RateLimit rate;
    private final long opened;
    private final UnderWay underWay = new UnderWay();
    private final AtomicInteger tooFast = new AtomicInteger();

    private volatile long heard;
    private volatile @Nullable Identity identity;
    private volatile boolean stranger = true;
    private volatile String kind = "";
    private volatile long since;
    private volatile Locale locale = Locale.ENGLISH;
    private volatile long closingSince = Long.MAX_VALUE;
    private int malformed;

    Session(String id, Transport transport, Sessions sessions, Executor workers, PacketHandler handler, int perSecond) {
        this.id = id;
        this.transport = transport;
        this.sessions = sessions;
        this.opened = System.nanoTime();
        this.heard = opened;
        this.rate = new RateLimit(perSecond, opened);
        this.outbox = new Outbox(transport, Outbox.Bounds.DEFAULT, () -> close(CloseReason.TOO_SLOW), this::resume);
        this.inbox = new Inbox(workers, packet -> handler.handle(this, packet), this::hasRoom, INBOX_SIZE);
    }

    /** This connection's name, new for each. */
    public String id() {
        return id;
    }

    /** Who is at the other end, once logged in. */
    public Optional<Identity> identity() {
        return Optional.ofNullable(identity);
    }

    /** Whether pushes reach it; not if somebody asks without a connection. */
    public boolean isConnection() {
        return !(transport instanceof Nowhere);
    }

    /** Whether it only carries what the server sends. */
    public boolean isStream() {
        return transport.isStream();
    }

    /** The language of what this session is told. */
    public Locale locale() {
        return locale;
    }

    public String address() {
        return transport.address();
    }

    /** The access token that the connection was opened with. */
    public Optional<String> token() {
        return transport.token();
    }

    /** The kind of device, as {@code web}; empty before login. */
    public String kind() {
        return kind;
    }

    /** The moment of the login, in milliseconds since 1970. */
    public long since() {
        return since;
    }

    /** Chooses the language of what this session is told; an empty one changes nothing. */
    public void speak(Locale language) {
        if (!language.getLanguage().isEmpty()) {
            locale = language;
        }
    }

    /** Told by the door that the other end is there, where it says nothing by itself. */
    public void alive() {
        heard = System.nanoTime();
    }

    /** Takes what came in a frame from the door. */
    public void receive(List<Unread> packets) {
        alive();
        if (!inbox.offer(packets)) {
            overflow(packets);
        }
    }

    /** Refuses what came while too much waits to be looked at. */
    private void overflow(List<Unread> packets) {
        if (!outbox.hasRoom()) {
            close(CloseReason.TOO_FAST);
            return;
        }
        ObjectNode body = Json.map().put("retryAfter", OVERFLOW_MILLIS);
        String text = CodeTexts.text(Code.TOO_FAST, locale);
        packets.stream().map(Unread::read).forEach(packet -> {
            answer(Encoded.answer(packet.op(), packet.id(), Code.TOO_FAST, text, body));
            countTooFast();
        });
    }

    /** Sends a packet that nobody asked for, or falls behind and ends. */
    public void push(Encoded packet) {
        outbox.push(packet);
    }

    /** Sends an answer. */
    public void answer(Encoded packet) {
        outbox.answer(packet);
    }

    /** Gives the session its person and makes it reachable; a session of the same device is replaced. */
    public void login(Identity person, String deviceKind, Locale language) {
        speak(language);
        kind = deviceKind;
        since = System.currentTimeMillis();
        identity = person;
        stranger = false;
        sessions.bind(this, person);
    }

    /** Gives the session its person and leaves it unreachable. */
    void represent(Identity person) {
        identity = person;
        stranger = false;
    }

    /** Makes the session unreachable and anonymous; what it was asked before is still answered. */
    public Optional<Identity> detach() {
        Optional<Identity> who = identity();
        who.ifPresent(person -> sessions.unbind(this, person));
        identity = null;
        return who;
    }

    /** Sends what waits, says why, and ends. */
    public void close(CloseReason reason) {
        close(reason, Json.map());
    }

    /** @param detail what is said beside the reason */
    void close(CloseReason reason, ObjectNode detail) {
        Encoded last = reason.word()
                .map(word -> {
                    ObjectNode body = detail.deepCopy().put("reason", word);
                    if (reason.mayReturn()) {
                        body.put("retryAfter", sessions.retryAfterMillis());
                    }
                    return Encoded.push(Op.CLOSED, body);
                })
                .orElse(null);
        closingSince = Math.min(closingSince, System.nanoTime());
        inbox.end();
        if (sessions.remove(this)) {
            sessions.ended(reason);
        }
        outbox.close(reason, last, reason == CloseReason.TOO_SLOW || reason == CloseReason.TOO_FAST);
    }

    /** Told by the door that the connection is gone. */
    public void gone() {
        inbox.end();
        boolean unused = sessions.remove(this);
        sessions.left(this);
        outbox.abort(CloseReason.SILENT);
    }

    /** Ends at once, whatever is under way. */
    void abort(CloseReason reason) {
        outbox.abort(reason);
    }

    /** Counts a packet; 0 if it may be handled, else after how many milliseconds. Too many refusals in a row end it. */
    public long admit() {
        long wait = rate.take(System.nanoTime());
        if (wait == 0) {
            tooFast.set(0);
        } else {
            countTooFast();
        }
        return wait;
    }

    private void countTooFast() {
        if (tooFast.incrementAndGet() >= REFUSED_IN_ROW) {
            close(CloseReason.TOO_FAST);
        }
    }

    /** Counts packets that could not be read; three in a row end the session. */
    public void wellFormed(boolean well) {
        malformed = well ? 0 : malformed + 1;
        if (malformed >= MALFORMED_IN_ROW) {
            close(CloseReason.PROTOCOL_ERROR);
        }
    }

    /** Lets the next packets be handled while this stage is under way, unless too many are. */
    public void alongside(CompletionStage<?> stage) {
        underWay.begin();
        stage.whenComplete((result, failure) -> {
            if (underWay.end() >= UNDER_WAY) {
                resume();
            }
        });
    }

    /**
     * Ends when everything has that is under way alongside. Asked by a command before it lets the session's next packet
     * be handled, which waits at least as long.
     */
    public CompletionStage<Boolean> settled() {
        return underWay.settled();
    }

    /** Whether it has never logged in. */
    boolean isStranger() {
        return stranger;
    }

    long opened() {
        return opened;
    }

    long heard() {
        return heard;
    }

    long closingSince() {
        return closingSince;
    }

    boolean isIdle() {
        return underWay.count() == 0;
    }

    private boolean hasRoom() {
        return underWay.count() < UNDER_WAY && outbox.hasRoom();
    }

    private void resume() {
        inbox.resume();
    }
}
