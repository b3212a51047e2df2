package io.hongyan.im.session;

import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Limits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent to one session. One frame is under way at a time; what piles up meanwhile leaves as the next
 * one. Pushes count towards being too slow; answers don't, but while many wait {@link #hasRoom} is false and nothing
 * more is read from the client. Safe for use by several threads; nothing here waits.
 */
final class Outbox {
    private final Transport transport;
    private final Bounds bounds;
    private final Runnable tooSlow;
    private final Runnable roomAgain;

    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int pushes;
    private long pushBytes;
    private long answerBytes;
    private boolean sending;
    private boolean full;
    private @Nullable CloseReason closing;
    private boolean closed;

    /**
     * How much may wait.
     *
     * @param pushes packets
     * @param pushBytes bytes of pushes
     * @param answerBytes bytes of answers from which on nothing more is read
     */
    record Bounds(int pushes, long pushBytes, long answerBytes) {
        static final Bounds DEFAULT = new Bounds(4096, 4L << 20, 512L << 10);
    }

    /** @param size when it was queued, in bytes */
    private record Waiting(Encoded packet, boolean push, int size) {}

    Outbox(Transport transport, Bounds bounds, Runnable tooSlow, Runnable roomAgain) {
        this.transport = transport;
        this.bounds = bounds;
        this.tooSlow = tooSlow;
        this.roomAgain = roomAgain;
    }

    /** Queues a packet that nobody asked for; the session falls too far behind if the bound is passed. */
    void push(Encoded packet) {
        boolean slow;
        int size = packet.size(transport.codec());
        synchronized (queue) {
            if (closing != null) {
                return;
            }
            slow = pushes >= bounds.pushes || pushBytes + size > bounds.pushBytes;
            if (!slow) {
                add(new Waiting(packet, true, size));
            }
        }
        if (slow) {
            tooSlow.run();
        } else {
            pump();
        }
    }

    /** Queues an answer. */
    void answer(Encoded packet) {
        int size = packet.size(transport.codec());
        synchronized (queue) {
            if (closing != null) {
                return;
            }
            add(new Waiting(packet, false, size));
        }
        pump();
    }

    /** Whether few enough answers wait that more may be made. */
    boolean hasRoom() {
        synchronized (queue) {
            full = answerBytes >= bounds.answerBytes;
            return !full;
        }
    }

    /**
     * Takes nothing more, sends a last packet after what waits, then closes.
     *
     * @param discard whether what waits is thrown away instead
     */
    void close(CloseReason reason, @Nullable Encoded last, boolean discard) {
        synchronized (queue) {
            if (closing != null) {
                return;
            }
            if (discard) {
                clear();
            }
            if (last != null) {
                add(new Waiting(last, false, last.size(transport.codec())));
            }
            closing = reason;
        }
        pump();
    }

    /** Closes now, whatever is under way. */
    void abort(CloseReason reason) {
        synchronized (queue) {
            closing = reason;
            closed = true;
            clear();
        }
        transport.close(reason);
    }

    private void add(Waiting waiting) {
        queue.add(waiting);
        count(waiting, 1);
    }

    private void clear() {
        queue.clear();
        pushes = 0;
        pushBytes = 0;
        answerBytes = 0;
    }

    private void count(Waiting waiting, int sign) {
        if (waiting.push) {
            pushes += sign;
            pushBytes += (long) sign * waiting.size;
        } else {
            answerBytes += (long) sign * waiting.size;
        }
    }

    private void pump() {
        synchronized (queue) {
            if (sending) {
                return;
            }
            sending = true;
        }
        while (sendNext()) {}
    }

    /** Sends the next frame; true if it is already sent and another may follow. */
    private boolean sendNext() {
        List<Encoded> frame;
        CloseReason end = null;
        synchronized (queue) {
            frame = join();
            if (frame.isEmpty()) {
                sending = false;
                end = closed ? null : closing;
                closed = closed || end != null;
            }
        }
        if (!frame.isEmpty()) {
            Completion completion = new Completion();
            transport.send(frame, completion);
            return completion.wasInline();
        }
        if (end != null) {
            transport.close(end);
        }
        return false;
    }

    private List<Encoded> join() {
        List<Encoded> frame = new ArrayList<>();
        long bytes = 0;
        for (Waiting next = queue.peek(); next != null; next = queue.peek()) {
            bytes += next.size + 1L;
            if (bytes > Limits.FRAME && !frame.isEmpty()) {
                break;
            }
            frame.add(next.packet);
            count(queue.remove(), -1);
        }
        return frame;
    }

    private void afterSend() {
        boolean resumed;
        synchronized (queue) {
            resumed = full && answerBytes < bounds.answerBytes / 2;
            full = full && !resumed;
        }
        if (resumed) {
            roomAgain.run();
        }
    }

    /** Told by the transport that a frame left; keeps the stack flat when that happens at once. */
    private final class Completion implements Consumer<@Nullable Throwable> {
        private final AtomicBoolean second = new AtomicBoolean();

        @Override
        public void accept(@Nullable Throwable failure) {
            if (failure != null) {
                abort(CloseReason.SILENT);
                return;
            }
            afterSend();
            if (second.getAndSet(true)) {
                while (sendNext()) {}
            }
        }

        boolean wasInline() {
            return second.getAndSet(true);
        }
    }
}
