package io.hongyan.im.message;

import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.Outcome;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Collision;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Stores messages: those that are ready while a transaction runs wait together, and the next transaction takes all of
 * them, up to a bound, without waiting for company. A batch that fails is halved until the culprit is alone, which is
 * tried again if it was in another transaction's way. Outcomes are
 * told on a thread of their own, after the commit, in the order of the log.
 */
final class LogWriter {
    private static final int BATCH = 256;
    private static final int WAITING = 20_000;
    private static final int TRIES = 5;

    /** So often the transaction of a message alone is run again that collided with another one. */
    private static final int RERUNS = 3;

    private static final long PROBE_MILLIS = 200;
    private static final Outcome OVERLOADED = new Outcome.Rejected(new Refused(Code.OVERLOADED));

    /** Whose a draft is. */
    interface Sender {
        /**
         * The same message, checked anew: what it was checked against has changed.
         *
         * @param seen the rights version that the log has
         * @throws Refused if it may not be stored any more
         */
        Draft again(Draft draft, long seen);

        /** Called once. */
        void told(Draft draft, Outcome outcome);
    }

    private record Waiting(Draft draft, Sender sender, int tries) {
        Waiting(Draft draft, Sender sender) {
            this(draft, sender, TRIES);
        }
    }

    private record Told(Waiting waiting, Outcome outcome) {}

    private final LogWriters.Ground ground;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING);
    /** A few batches, so that a slow delivery holds the writing back. */
    private final BlockingQueue<List<Told>> committed = new ArrayBlockingQueue<>(4);

    /** What goes before all that waits. */
    private final Deque<Waiting> first = new ArrayDeque<>();

    private final Thread writer;
    private final Thread teller;
    private volatile boolean stopping;

    LogWriter(LogWriters.Ground ground) {
        this.ground = ground;
        this.writer = ground.threads().newThread(this::write);
        this.teller = ground.threads().newThread(this::tell);
        writer.start();
        teller.start();
    }

    /** Takes a draft; its outcome is told later, in the order in which drafts of a conversation came. */
    void append(Draft draft, Sender sender) {
        if (stopping || !queue.offer(new Waiting(draft, sender))) {
            sender.told(draft, OVERLOADED);
        }
    }

    /** Stores and tells what waits, then ends; waits for that at most so long. */
    void stop(long millis) throws InterruptedException {
        stopping = true;
        writer.join(millis);
        teller.join(millis);
    }

    private void write() {
        try {
            while (!stopping || !queue.isEmpty() || !first.isEmpty()) {
                List<Waiting> batch = next();
                List<Told> told = batch.isEmpty() ? List.of() : store(batch);
                if (!told.isEmpty()) {
                    committed.put(told);
                }
            }
            committed.put(List.of());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() {
        try {
            for (List<Told> batch = committed.take(); !batch.isEmpty(); batch = committed.take()) {
                batch.forEach(this::tell);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Told one) {
        try {
            one.waiting.sender.told(one.waiting.draft, one.outcome);
        } catch (RuntimeException failure) {
            ground.incidents().report("log writer: telling an outcome", failure);
        }
    }

    private List<Waiting> next() throws InterruptedException {
        List<Waiting> batch = new ArrayList<>(first);
        if (batch.isEmpty()) {
            Waiting next = queue.poll(PROBE_MILLIS, TimeUnit.MILLISECONDS);
            if (next != null) {
                batch.add(next);
            }
        }
        queue.drainTo(batch, BATCH - batch.size());
        return batch;
    }

    private List<Told> store(List<Waiting> batch) {
        boolean wait = !first.isEmpty();
        first.clear();
        List<Outcome> outcomes = append(batch.stream().map(Waiting::draft).toList(), wait);
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Outcome outcome = outcomes.get(i);
            if (outcome instanceof Outcome.Stale stale) {
                outcome = refresh(batch.get(i), stale.rightsVersion());
            } else if (outcome instanceof Outcome.Busy) {
                first.add(batch.get(i));
            }
            if (!(outcome instanceof Outcome.Busy)) {
                told.add(new Told(batch.get(i), outcome));
            }
        }
        return told;
    }

    /** Has a message checked anew, here and not where it came from, so that those behind it stay behind. */
    private Outcome refresh(Waiting waiting, long seen) {
        if (waiting.tries == 1) {
            return OVERLOADED;
        }
        try {
            first.add(new Waiting(waiting.sender.again(waiting.draft, seen), waiting.sender, waiting.tries - 1));
            return new Outcome.Busy();
        } catch (Refused refused) {
            return new Outcome.Rejected(refused);
        } catch (RuntimeException failure) {
            return new Outcome.Rejected(ground.incidents().report("log writer: checking anew", failure));
        }
    }

    private List<Outcome> append(List<Draft> drafts, boolean wait) {
        return append(drafts, wait, RERUNS);
    }

    private List<Outcome> append(List<Draft> drafts, boolean wait, int reruns) {
        try {
            return commit(drafts, wait);
        } catch (RuntimeException failure) {
            if (!isReachable()) {
                return reject(drafts, failure);
            }
            if (drafts.size() > 1) {
                return halve(drafts, wait);
            }
            return reruns > 0 && Collision.caused(failure)
                    ? append(drafts, wait, reruns - 1)
                    : List.of(new Outcome.Rejected(ground.incidents().report("log writer", failure)));
        }
    }

    private List<Outcome> commit(List<Draft> drafts, boolean wait) {
        long begin = System.nanoTime();
        List<Outcome> outcomes = ground.transactions().call(() -> ground.log().append(drafts, wait));
        ground.watch().committed(drafts.size(), System.nanoTime() - begin);
        return outcomes;
    }

    private List<Outcome> halve(List<Draft> drafts, boolean wait) {
        int middle = drafts.size() / 2;
        List<Outcome> outcomes = new ArrayList<>(append(drafts.subList(0, middle), wait));
        outcomes.addAll(append(drafts.subList(middle, drafts.size()), wait));
        return outcomes;
    }

    private List<Outcome> reject(List<Draft> drafts, RuntimeException failure) {
        ground.incidents().report("log writer: the database can't be reached", failure);
        return drafts.stream().map(draft -> OVERLOADED).toList();
    }

    private boolean isReachable() {
        try {
            return ground.transactions().call(ground.log()::isReachable);
        } catch (RuntimeException unreachable) {
            return false;
        }
    }
}
