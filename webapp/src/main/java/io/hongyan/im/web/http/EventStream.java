package io.hongyan.im.web.http;

import io.hongyan.im.login.EventStreams;
import io.hongyan.im.packet.Codec;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.session.CloseReason;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Transport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One event stream: packets in JSON as server-sent events (HTML, section 9.2), of which each carries the cursor to go on
 * from. What is sent before it begins waits.
 */
final class EventStream implements Transport {
    private final String address;
    private final String token;

    private @Nullable Output output;
    private @Nullable Session session;
    private @Nullable Runnable held;
    private boolean begun;
    private boolean closed;
    private boolean whole;
    private long begin;
    private volatile String id = "";

    EventStream(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /** Gives it its response; ends that if it was closed already. */
    synchronized void start(Output to, Session of) {
        output = to;
        session = of;
        if (closed) {
            to.end();
        }
    }

    /** Sends how it begins, then what waits. */
    void begin(EventStreams.Beginning beginning) {
        Runnable next;
        synchronized (this) {
            int last = beginning.packets().size() - 1;
            StringBuilder text = new StringBuilder();
            beginning.packets().subList(0, last).forEach(packet -> event(text, "", packet));
            id = beginning.cursor();
            event(text, id, beginning.packets().get(last));
            whole = beginning.whole();
            begin = System.nanoTime();
            begun = true;
            write(text, failure -> {});
            next = held;
            held = null;
        }
        if (next != null) {
            next.run();
        }
    }

    private static void event(StringBuilder text, String id, Encoded packet) {
        if (!id.isEmpty()) {
            text.append("id: ").append(id).append('\n');
        }
        text.append("data: ").append(packet.text()).append("\n\n");
    }

    @Override
    public void send(List<Encoded> packets, Consumer<@Nullable Throwable> done) {
        synchronized (this) {
            if (!begun) {
                held = () -> events(packets, done);
                return;
            }
        }
        events(packets, done);
    }

    private void events(List<Encoded> packets, Consumer<@Nullable Throwable> done) {
        StringBuilder text = new StringBuilder();
        packets.forEach(packet -> event(text, id, packet));
        write(text, done);
    }

    private void write(StringBuilder text, Consumer<@Nullable Throwable> done) {
        Output to = output;
        Session of = session;
        if (to != null && of != null) {
            to.write(text.toString().getBytes(StandardCharsets.UTF_8), failure -> {
                if (failure == null) {
                    of.alive();
                }
                done.accept(failure);
            });
        }
    }

    /**
     * Keeps it open, and learns whether the other end is there; nothing where something is under way.
     *
     * @param cursor of now, for streams that had all up to then
     */
    void beat(Optional<String> cursor) {
        synchronized (this) {
            Output to = output;
            if (to == null || !begun || !to.isIdle()) {
                return;
            }
            if (whole && System.nanoTime() - begin > EventStreams.DELIVERED.toNanos()) {
                id = cursor.orElse(id);
            }
        }
        write(new StringBuilder(":\nid: ").append(id).append("\n\n"), failure -> {});
    }

    @Override
    public boolean isStream() {
        return true;
    }

    @Override
    public Codec codec() {
        return Codec.JSON;
    }

    @Override
    public synchronized void close(CloseReason reason) {
        closed = true;
        if (output != null) {
            output.end();
        }
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public Optional<String> token() {
        return Optional.of(token);
    }
}
