package io.hongyan.im.plugin;

import io.hongyan.im.id.ConversationId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.NoticeBook.Notice;
import io.hongyan.im.plugin.PluginEntities.Own;
import io.hongyan.im.plugin.PluginEntities.Telling;
import io.hongyan.im.storage.Transactions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a listener of a running plugin, on this node, of what was written down for it: each entry in a transaction
 * together with its row, on the plugin's threads, a conversation by one thread of one node at a time.
 */
final class RunningListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningListener.class);
    private static final int TRIES = 10;
    private static final double GROWTH = 2.25;
    private static final int AT_ONCE = 2;

    private final Ground ground;
    private final PluginCalls calls;
    private final PluginEntities entities;
    private final Own own;
    private final Ear listener;
    private final String name;
    /** Between the end of a failed transaction and its note the row looks as if it had never been tried. */
    private final Set<ConversationId> underWay = ConcurrentHashMap.newKeySet();

    private Runnable bell = () -> {};
    private @Nullable Future<?> polling;
    private int looking;
    private long wakes;
    private boolean closed;

    /**
     * What it stands on.
     *
     * @param timer says when to ask; never waits
     */
    record Ground(Transactions transactions, Notices notices, ScheduledExecutorService timer, Pauses pauses) {}

    /**
     * How long it waits.
     *
     * @param first after the first failure; each one is longer
     * @param longest between two tries
     * @param poll between two looks for what other nodes wrote down or what is due again
     */
    record Pauses(Duration first, Duration longest, Duration poll) {
        static final Pauses USUAL = new Pauses(Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofSeconds(3));

        /** Before the next try. */
        Duration after(int tries) {
            Duration pause = Duration.ofMillis(Math.round((double) first.toMillis() * Math.pow(GROWTH, tries - 1)));
            return pause.compareTo(longest) < 0 ? pause : longest;
        }
    }

    /** Not begun yet. */
    RunningListener(Ground ground, PluginCalls calls, PluginEntities entities, Own own, Ear listener) {
        this.ground = ground;
        this.calls = calls;
        this.entities = entities;
        this.own = own;
        this.listener = listener;
        this.name = name(own, listener.name());
    }

    /** Of a listener among those of all plugins. */
    static String name(Own own, String listener) {
        return own.plugin().id() + "." + listener;
    }

    /** Begins with what it missed; it is registered already. */
    synchronized void begin() {
        long millis = ground.pauses.poll().toMillis();
        bell = ground.notices.listen(name, this::wake);
        polling = ground.timer.scheduleWithFixedDelay(this::wake, 0, millis, TimeUnit.MILLISECONDS);
        LOG.info("event=listener-registered name={}", name);
    }

    private void wake() {
        synchronized (this) {
            wakes++;
            if (closed || looking == AT_ONCE) {
                return;
            }
            looking++;
        }
        look();
    }

    private void look() {
        long before;
        synchronized (this) {
            before = wakes;
        }
        if (isClosed() || !calls.gate().enter()) {
            rest();
            return;
        }
        AtomicReference<@Nullable Notice> failed = new AtomicReference<>();
        Future<?> unused = calls.callApart("listener " + listener.name(), claim -> attempt(claim, failed))
                .whenComplete((told, failure) -> {
                    calls.gate().leave();
                    if (failure != null && failed.get() == null) {
                        rest(); // until the next poll or commit
                    } else if (failure != null || told || !restUnlessWoken(before)) {
                        look();
                    }
                });
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void rest() {
        looking--;
    }

    private synchronized boolean restUnlessWoken(long before) {
        boolean resting = closed || wakes == before;
        if (resting) {
            looking--;
        }
        return resting;
    }

    private boolean attempt(Claim claim, AtomicReference<@Nullable Notice> failed) {
        AtomicReference<@Nullable Notice> taken = new AtomicReference<>();
        try {
            return ground.transactions.call(() -> tell(claim, taken));
        } catch (RuntimeException | Error failure) {
            Notice notice = taken.get();
            if (notice != null) {
                boolean unused = claim.win(); // from here on it is not interrupted
                boolean interrupted = Thread.interrupted();
                note(notice, failure);
                failed.set(notice);
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
            throw failure;
        } finally {
            Optional.ofNullable(taken.get()).map(Notice::conversation).ifPresent(underWay::remove);
        }
    }

    private boolean tell(Claim claim, AtomicReference<@Nullable Notice> taken) {
        Optional<Notice> next = ground.notices.book().take(name);
        if (next.isEmpty() || !underWay.add(next.get().conversation())) {
            return false;
        }
        taken.set(next.get());
        ground.notices.book().done(next.get());
        listener.reading().apply(next.get()).ifPresent(this::tell);
        if (!claim.win()) {
            throw new Refused(Code.OVERLOADED);
        }
        return true;
    }

    private void tell(Telling telling) {
        try {
            entities.tell(telling, own);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void note(Notice notice, Throwable failure) {
        int tries = notice.tries() + 1;
        boolean aside = tries >= TRIES;
        ground.transactions.run(() -> ground.notices.book().failed(notice, ground.pauses.after(tries), aside));
        LOG.warn(
                "event={} listener={} conversation={} seq={} tries={} failure={}",
                aside ? "listener-set-aside" : "listener-failed",
                name,
                notice.conversation(),
                notice.seq().value(),
                tries,
                failure.getClass().getName());
    }

    @Override
    public synchronized void close() {
        closed = true;
        bell.run();
        if (polling != null) {
            polling.cancel(false);
        }
    }
}
