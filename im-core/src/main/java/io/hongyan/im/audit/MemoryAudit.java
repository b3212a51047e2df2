package io.hongyan.im.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last 1,000 acts, for as long as the process lives; for tests and tools without a database. */
public final class MemoryAudit implements Audit {
    private static final int MOST = 1_000;

    private final Deque<Act> acts = new ArrayDeque<>();
    private final Clock clock;

    public MemoryAudit(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void write(Actor actor, String action, String subject, ObjectNode detail) {
        acts.addFirst(new Act(clock.millis(), actor, action, subject, detail).cut());
        if (acts.size() > MOST) {
            acts.removeLast();
        }
    }

    @Override
    public synchronized List<Act> latest(int limit) {
        return acts.stream().limit(limit).toList();
    }
}
