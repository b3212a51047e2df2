package io.hongyan.im.message;

import io.hongyan.im.command.Incidents;
import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.EntryLog;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.storage.Transactions;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.stream.IntStream;

/** A few log writers side by side; a conversation is always on the same one. */
public final class LogWriters {
    private final List<LogWriter> writers;

    /** What they stand on. */
    public record Ground(
            Transactions transactions, EntryLog log, Incidents incidents, ThreadFactory threads, Watch watch) {}

    /** Is told of transactions; quick. */
    @FunctionalInterface
    public interface Watch {
        /**
         * Messages were stored by one transaction.
         *
         * @param nanos it took
         */
        void committed(int messages, long nanos);
    }

    /** @param count 2 for a database of its own, 1 for the embedded one */
    public LogWriters(int count, Ground ground) {
        this.writers =
                IntStream.range(0, count).mapToObj(i -> new LogWriter(ground)).toList();
    }

    void append(Draft draft, LogWriter.Sender sender) {
        ConversationId conversation = draft.route().conversation();
        writers.get(Math.floorMod(Long.hashCode(conversation.value()), writers.size()))
                .append(draft, sender);
    }

    /** Stores and tells what waits, then ends. */
    public void stop(long millis) throws InterruptedException {
        for (LogWriter writer : writers) {
            writer.stop(millis);
        }
    }
}
