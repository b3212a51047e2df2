package io.hongyan.im.search;

import io.hongyan.im.conversation.LogEnd;
import io.hongyan.im.conversation.LogReader;
import io.hongyan.im.conversation.MemberBook;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.storage.Collision;
import io.hongyan.im.storage.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Follows all logs: passes again and again over those that grew since the pass before, and has the indexer take in what
 * is new. Every node does so; a log that another one is at is left to it, and passed over again.
 */
final class Follower {
    private static final int PAGE = 500;
    /** A transaction may commit so long after it read the clock. */
    private static final long SET_BACK = TimeUnit.SECONDS.toMillis(Transactions.LIMIT_SECONDS + 1);

    private final Ground ground;
    private final AtomicBoolean under = new AtomicBoolean();
    private volatile Optional<Pass> current = Optional.empty();

    /**
     * What it stands on.
     *
     * @param nanos a clock for how long it may take
     * @param slice how long it follows at a time, in nanoseconds
     */
    record Ground(
            Transactions transactions,
            LogReader logs,
            MemberBook members,
            HorizonBook book,
            Indexer indexer,
            LongSupplier nanos,
            long slice) {}

    /**
     * A pass under way.
     *
     * @param since what grew since then is looked at
     * @param began when, by the database's clock
     * @param after the last log of the pages that are done
     * @param page the one that is looked at
     * @param whole whether all that was looked at is indexed
     */
    private record Pass(long since, long began, Optional<LogEnd> after, Optional<Page> page, boolean whole) {
        /** At the beginning of a pass, whose last page may be its first one. */
        boolean saw(Page last) {
            return after.isPresent() || !last.logs.isEmpty();
        }

        Pass at(Optional<LogEnd> place, Optional<Page> under, boolean done) {
            return new Pass(since, began, place, under, whole && done);
        }
    }

    /** @param left those of its logs that are yet to be indexed */
    private record Page(List<LogEnd> logs, Map<ConversationId, Seq> left) {}

    Follower(Ground ground) {
        this.ground = ground;
    }

    /** Follows for a while; what is left is for the next time. Returns at once while another thread does it. */
    void follow() {
        if (!under.compareAndSet(false, true)) {
            return;
        }
        try {
            long end = ground.nanos.getAsLong() + ground.slice;
            BooleanSupplier time = () -> ground.nanos.getAsLong() - end < 0;
            do {
                current = Optional.of(current.orElseGet(this::begin)).flatMap(pass -> next(pass, time));
            } while (current.isPresent() && time.getAsBoolean());
        } finally {
            under.set(false);
        }
    }

    /** Whether there is more to follow than there was time for. */
    boolean isUnderWay() {
        return current.isPresent();
    }

    private Pass begin() {
        return ground.transactions.call(
                () -> new Pass(ground.book.mark(), ground.members.now(), Optional.empty(), Optional.empty(), true));
    }

    /** Goes on with a page, however little time there is; empty at the end of the pass. */
    private Optional<Pass> next(Pass pass, BooleanSupplier time) {
        Page page = pass.page.orElseGet(() -> page(pass));
        Rest rest = ground.indexer.reach(page.left, time);
        if (!rest.left().isEmpty()) {
            Page under = new Page(page.logs, rest.left());
            return Optional.of(pass.at(pass.after, Optional.of(under), rest.isDone()));
        }
        if (page.logs.size() == PAGE) {
            return Optional.of(pass.at(Optional.of(page.logs.get(PAGE - 1)), Optional.empty(), rest.isDone()));
        }
        if (pass.whole && rest.isDone() && pass.saw(page)) {
            mark(pass.began - SET_BACK);
        }
        return Optional.empty();
    }

    private Page page(Pass pass) {
        List<LogEnd> logs = ground.transactions.call(() -> ground.logs.grown(pass.since, pass.after, PAGE));
        Map<ConversationId, Seq> ends =
                logs.stream().collect(Collectors.toMap(LogEnd::conversation, LogEnd::lastSeq, (one, other) -> other));
        return new Page(logs, ground.indexer.behind(ends));
    }

    private void mark(long moment) {
        try {
            ground.transactions.run(() -> ground.book.mark(moment));
        } catch (RuntimeException failure) {
            // another node may have made the first mark at this moment; the next pass makes its own
            if (!Collision.caused(failure)) {
                throw failure;
            }
        }
    }
}
