package io.hongyan.im.deploy.client;

import java.net.http.WebSocket;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Packets on their way out: one frame is under way at a time, what waits meanwhile leaves joined as the next one. */
final class Outbox {
    private static final int LONGEST_FRAME = 32 * 1024;

    private final WebSocket socket;
    private final Consumer<Throwable> failed;
    private final Queue<String> waiting = new ArrayDeque<>();
    private boolean sending;

    Outbox(WebSocket socket, Consumer<Throwable> failed) {
        this.socket = socket;
        this.failed = failed;
    }

    void write(String packet) {
        synchronized (waiting) {
            waiting.add(packet);
            if (sending) {
                return;
            }
            sending = true;
        }
        drain();
    }

    private void drain() {
        for (String frame = next(); !frame.isEmpty(); frame = next()) {
            CompletableFuture<WebSocket> sent = socket.sendText(frame, true);
            if (!sent.isDone() || sent.isCompletedExceptionally()) {
                var unused = sent.whenComplete((done, failure) -> {
                    if (failure == null) {
                        drain();
                    } else {
                        failed.accept(failure);
                    }
                });
                return;
            }
        }
    }

    private String next() {
        synchronized (waiting) {
            StringBuilder frame = new StringBuilder();
            while (!waiting.isEmpty() && frame.length() + waiting.element().length() < LONGEST_FRAME) {
                frame.append(frame.isEmpty() ? "" : "\n").append(waiting.remove());
            }
            if (frame.isEmpty() && !waiting.isEmpty()) {
                return waiting.remove();
            }
            sending = !frame.isEmpty();
            return frame.toString();
        }
    }
}
