package io.hongyan.im.fault.rows;

import io.hongyan.im.api.Call;
import io.hongyan.im.api.Command;
import jakarta.persistence.EntityManager;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Counts rows and the database's connections; two calls may be told to meet in it. */
final class LookCommand implements Command<LookCommand.Look> {
    private final CyclicBarrier two = new CyclicBarrier(2);

    /** @param meet whether to wait for another such call */
    record Look(@Nullable String key, @Nullable Boolean meet) {}

    /**
     * @param rows with this key
     * @param connections open ones, with this one
     * @param unfinished transactions that changed something, without this one
     */
    record Seen(long rows, long connections, long unfinished) {}

    @Override
    public String name() {
        return "look";
    }

    @Override
    public Class<Look> body() {
        return Look.class;
    }

    @Override
    public Record run(Look look, Call call) {
        if (Boolean.TRUE.equals(look.meet())) {
            meet();
        }
        EntityManager entities = call.entities();
        return new Seen(
                entities.createQuery("select count(l) from LineRow l where l.key = ?1", Long.class)
                        .setParameter(1, String.valueOf(look.key()))
                        .getSingleResult(),
                count(entities, "session_id = session_id"),
                count(entities, "contains_uncommitted and session_id <> session_id()"));
    }

    private static long count(EntityManager entities, String which) {
        Number all =
                (Number) entities.createNativeQuery("select count(*) from information_schema.sessions where " + which)
                        .getSingleResult();
        return all.longValue();
    }

    private void meet() {
        try {
            two.await(2, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new IllegalStateException(alone);
        }
    }
}
