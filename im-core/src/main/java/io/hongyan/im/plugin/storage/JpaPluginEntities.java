package io.hongyan.im.plugin.storage;

import io.hongyan.im.account.Identity;
import io.hongyan.im.api.Accepting;
import io.hongyan.im.api.Command;
import io.hongyan.im.api.CommandRefused;
import io.hongyan.im.api.ContentRefused;
import io.hongyan.im.api.Job;
import io.hongyan.im.api.Message;
import io.hongyan.im.plugin.CallTime;
import io.hongyan.im.plugin.PluginEntities;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.Transactions;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** The entities of a plugin within transactions of the core. */
final class JpaPluginEntities implements PluginEntities {
    /** As long as a transaction may take, where no call gives up earlier. */
    private static final Duration LIMIT = Duration.ofSeconds(Transactions.LIMIT_SECONDS);

    private final LateUnit unit;
    private final WorkGround ground;

    JpaPluginEntities(LateUnit unit, WorkGround ground) {
        this.unit = unit;
        this.ground = ground;
    }

    @Override
    public <C extends Record> C accept(Accepting<C> type, C content, Message message) throws ContentRefused {
        try {
            return call(entities -> type.accept(content, message, entities.get()));
        } catch (ContentRefused | RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void recalled(Accepting<?> type, Message message) {
        try {
            boolean unused = call(entities -> {
                type.recalled(message, entities.get());
                return true;
            });
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public <B extends Record> Record run(Command<B> command, B body, Identity caller, Own own) throws CommandRefused {
        try {
            return work(entities -> new RunningCall(entities, ground, own, caller), call -> command.run(body, call));
        } catch (CommandRefused | RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void tell(Telling telling, Own own) throws Exception {
        boolean unused = work(entities -> new RunningWork(entities, ground, own), work -> {
            telling.in(work);
            return true;
        });
    }

    @Override
    public boolean run(Job job, Own own) throws Exception {
        return work(entities -> new RunningWork(entities, ground, own), job::run);
    }

    private <W extends RunningWork, T> T work(Function<Supplier<EntityManager>, W> begin, Doing<W, T> doing)
            throws Exception {
        Done<W, T> done = call(entities -> {
            W work = begin.apply(entities);
            return new Done<>(work, doing.with(work));
        });
        done.work.finish();
        return done.result;
    }

    private interface Doing<W, T> {
        T with(W work) throws Exception;
    }

    private record Done<W, T>(W work, T result) {}

    private <T> T call(Doing<Supplier<EntityManager>, T> work) throws Exception {
        Deadline deadline = Deadline.in(CallTime.left().orElse(LIMIT));
        try (CallEntities entities = new CallEntities(() -> begin(deadline))) {
            T result = work.with(entities::manager);
            entities.finish();
            return result;
        }
    }

    private UnitSession begin(Deadline deadline) {
        return unit.get().begin(Jdbc.call(ground.transactions().entities(), owned -> owned), deadline);
    }

    boolean hasUnit() {
        return unit.isMade();
    }

    @Override
    public void close() {
        unit.close();
    }
}
