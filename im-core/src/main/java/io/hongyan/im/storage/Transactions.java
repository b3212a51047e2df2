package io.hongyan.im.storage;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of the core unit. One at a time on a thread: a call within a call joins it. A transaction longer than
 * {@link #LIMIT_SECONDS} is rolled back. An exception that leaves the work rolls back and comes out unchanged.
 */
public abstract class Transactions {
    /** The longest that a writing transaction may take; cursors are set back by as much. */
    public static final int LIMIT_SECONDS = 5;

    @SuppressWarnings("ThreadLocalUsage") // one for each unit, of which a process has few
    private final ThreadLocal<@Nullable Scope> current = new ThreadLocal<>();

    /** Runs the work in a transaction and returns what it returned, after the commit if this call began it. */
    public final <T> T call(Supplier<T> work) {
        return current.get() == null ? begin(work) : work.get();
    }

    /** Like {@link #call}, without a result. */
    public final void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** Runs the action on this thread after the running transaction has committed; never after a rollback. */
    public final void afterCommit(Runnable action) {
        scope().afterCommit.add(action);
    }

    /** Runs the action on this thread after the running transaction has failed, as far as is known; never after a commit. */
    public final void afterRollback(Runnable action) {
        scope().afterRollback.add(action);
    }

    /**
     * The entity manager of the running transaction.
     *
     * @throws IllegalStateException outside a transaction
     */
    public final EntityManager entities() {
        return scope().entities;
    }

    private Scope scope() {
        Scope scope = current.get();
        if (scope == null) {
            throw new IllegalStateException("no transaction on this thread");
        }
        return scope;
    }

    private <T> T begin(Supplier<T> work) {
        List<Runnable> afterCommit = new ArrayList<>();
        List<Runnable> afterRollback = new ArrayList<>();
        boolean committed = false;
        T result;
        try {
            result = inTransaction(entities -> {
                current.set(new Scope(entities, afterCommit, afterRollback));
                try {
                    return work.get();
                } finally {
                    current.remove();
                }
            });
            committed = true;
        } finally {
            if (!committed) {
                runAll(afterRollback);
            }
        }
        runAll(afterCommit);
        return result;
    }

    /** Also those after one that fails; throws the first failure at the end. */
    private static void runAll(List<Runnable> actions) {
        Optional<RuntimeException> first = Optional.empty();
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (RuntimeException failure) {
                first.ifPresent(earlier -> earlier.addSuppressed(failure));
                first = first.or(() -> Optional.of(failure));
            }
        }
        first.ifPresent(failure -> {
            throw failure;
        });
    }

    /** Begins, runs, flushes, commits and closes; rolls back when the work or the commit throws. */
    protected abstract <T> T inTransaction(Work<T> work);

    /** What is done with an entity manager. */
    protected interface Work<T> {
        T with(EntityManager entities);
    }

    private record Scope(EntityManager entities, List<Runnable> afterCommit, List<Runnable> afterRollback) {}
}
