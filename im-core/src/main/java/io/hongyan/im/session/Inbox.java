package io.hongyan.im.session;

import io.hongyan.im.packet.Unread;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one session sent and nobody has looked at yet. Packets are handled one after another, on a worker's thread, in
 * the order in which they came; the next one waits until the stage of the one before is complete and the outbox has
 * room. Nothing here waits.
 */
final class Inbox {
    /** Packets handled before others get their turn. */
    private static final int TURN = 64;
    /** What a packet costs beside its characters, so that many tiny ones are bounded too. */
    private static final int OVERHEAD = 64;

    private final Executor workers;
    private final Function<Unread, CompletionStage<?>> handler;
    private final BooleanSupplier room;
    private final int bound;

    private final Deque<Unread> queue = new ArrayDeque<>();
    private int size;
    private boolean running;
    private boolean ended;

    /**
     * @param handler begins to handle a packet; never throws
     * @param room whether another may be handled; when it was false, {@link #resume} is called later
     * @param bound the most that may wait, in bytes or characters
     */
    Inbox(Executor workers, Function<Unread, CompletionStage<?>> handler, BooleanSupplier room, int bound) {
        this.workers = workers;
        this.handler = handler;
        this.room = room;
        this.bound = bound;
    }

    /** Takes the packets of a frame; false if too much waits already, and then none of them. */
    boolean offer(List<Unread> packets) {
        boolean start;
        synchronized (queue) {
            if (size + packets.stream().mapToInt(Unread::size).sum() > bound) {
                return ended;
            }
            if (ended) {
                return true;
            }
            packets.forEach(this::add);
            start = !running && !queue.isEmpty();
            running = running || start;
        }
        if (start) {
            workers.execute(this::run);
        }
        return true;
    }

    /** Goes on after there was no room. */
    void resume() {
        synchronized (queue) {
            if (running || queue.isEmpty()) {
                return;
            }
            running = true;
        }
        workers.execute(this::run);
    }

    /** Takes and handles nothing more. */
    void end() {
        synchronized (queue) {
            ended = true;
            queue.clear();
            size = 0;
        }
    }

    private void run() {
        for (int i = 0; i < TURN; i++) {
            if (!room.getAsBoolean()) {
                pause();
                return;
            }
            Unread packet = next();
            if (packet == null) {
                return;
            }
            CompletionStage<?> handled = handler.apply(packet);
            if (!handled.toCompletableFuture().isDone()) {
                handled.whenComplete((result, failure) -> workers.execute(this::run));
                return;
            }
        }
        workers.execute(this::run);
    }

    private void pause() {
        synchronized (queue) {
            running = false;
        }
        if (room.getAsBoolean()) {
            resume();
        }
    }

    private @Nullable Unread next() {
        synchronized (queue) {
            Unread packet = queue.poll();
            if (packet == null) {
                running = false;
                return null;
            }
            size -= packet.size() + OVERHEAD;
            return packet;
        }
    }

    private void add(Unread packet) {
        queue.add(packet);
        size += packet.size() + OVERHEAD;
    }
}
