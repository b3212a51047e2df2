package io.hongyan.im.conversation;

import io.hongyan.im.account.Identity;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.session.CloseReason;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.SessionListener;
import io.hongyan.im.session.Sessions;
import io.hongyan.im.storage.SqlFailure;
import io.hongyan.im.storage.Transactions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who of the crowds is connected here: of channels, rooms, and groups with many members. The list of members is never
 * read; what an account is in is asked when its first device connects.
 *
 * <p>Exact in the instant of joining and leaving: from before the commit of such a change until after it, what is
 * offered to the account waits for its outcome.
 */
public final class Crowds implements SessionListener {
    private static final Logger LOG = LoggerFactory.getLogger(Crowds.class);
    private static final int STRIPES = 1_024;

    private final Sessions sessions;
    private final Memberships memberships;
    private final Executor workers;
    /** Accounts are looked up, and settled, one at a time. */
    private final Object[] stripes = new Object[STRIPES];

    /** The crowds of every account that is connected. */
    private final Map<AccountId, Set<ConversationId>> guests = new ConcurrentHashMap<>();

    private final Map<ConversationId, Map<AccountId, Seat>> seats = new ConcurrentHashMap<>();

    /** Looks up what an account is in; outside a transaction. */
    public interface Memberships {
        /** The crowds that it is in, with the first entry that it sees of each. */
        Map<ConversationId, Seq> of(AccountId account);
    }

    /** @param workers see to who has gone */
    public Crowds(Sessions sessions, Memberships memberships, Executor workers) {
        this.sessions = sessions;
        this.memberships = memberships;
        this.workers = workers;
        java.util.Arrays.setAll(stripes, i -> new Object());
    }

    @Override
    public void came(Session session, Identity who, boolean first) {
        try {
            seat(who.account());
        } catch (RuntimeException failure) {
            lost(who.account(), failure);
        }
    }

    private void seat(AccountId account) {
        synchronized (stripe(account)) {
            if (!guests.containsKey(account)) {
                Map<ConversationId, Seq> mine = memberships.of(account);
                mine.forEach((crowd, first) -> seat(crowd, account, seat -> seat.set(Optional.of(first))));
                Set<ConversationId> all = ConcurrentHashMap.newKeySet();
                all.addAll(mine.keySet());
                guests.put(account, all);
            }
        }
    }

    @Override
    public void went(Session session, Identity who, boolean last) {
        try {
            // not here: whoever pushes to a session that can't keep up holds a seat
            workers.execute(() -> leave(who.account()));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("event=crowds-kept account={} reason=stopping", who.account());
        }
    }

    private void leave(AccountId account) {
        synchronized (stripe(account)) {
            if (sessions.of(account).isEmpty()) {
                Set<ConversationId> all =
                        Optional.ofNullable(guests.remove(account)).orElse(Set.of());
                all.forEach(crowd -> seat(crowd, account, seat -> seat.set(Optional.empty())));
            }
        }
    }

    /**
     * Called within a transaction that changes what these accounts are to a crowd, under its lock. What is offered to
     * them from now on waits until the transaction has ended.
     *
     * @param then the first entry that each of them sees afterwards; empty for who is no member then
     */
    public void change(Transactions transactions, ConversationId crowd, Map<AccountId, Optional<Seq>> then) {
        Map<AccountId, Integer> doubts = new HashMap<>();
        then.keySet().forEach(account -> seat(crowd, account, seat -> doubts.put(account, seat.doubt())));
        transactions.afterCommit(
                () -> doubts.forEach((account, doubt) -> settle(crowd, account, doubt, () -> then.get(account))));
        transactions.afterRollback(() -> doubts.forEach((account, doubt) -> settle(
                crowd,
                account,
                doubt,
                () -> Optional.ofNullable(memberships.of(account).get(crowd)))));
    }

    private void settle(ConversationId crowd, AccountId account, int doubt, Supplier<Optional<Seq>> outcome) {
        synchronized (stripe(account)) {
            Set<ConversationId> all = guests.getOrDefault(account, Set.of());
            Optional<Seq> first = guests.containsKey(account) ? known(account, outcome) : Optional.empty();
            seat(crowd, account, seat -> seat.settle(doubt, first));
            if (first.isPresent()) {
                all.add(crowd);
            } else if (!all.isEmpty()) {
                all.remove(crowd);
            }
        }
    }

    private Optional<Seq> known(AccountId account, Supplier<Optional<Seq>> outcome) {
        try {
            return outcome.get();
        } catch (RuntimeException failure) {
            lost(account, failure);
            return Optional.empty();
        }
    }

    /** Who would miss what is said comes back. */
    private void lost(AccountId account, RuntimeException failure) {
        LOG.error("event=crowds-unknown account={}", account, SqlFailure.loggable(failure));
        sessions.of(account).forEach(session -> session.close(CloseReason.SHUTTING_DOWN));
    }

    /** Does something with a seat, which is kept as long as anybody needs it. */
    private void seat(ConversationId crowd, AccountId account, Consumer<Seat> work) {
        seats.compute(crowd, (id, known) -> {
            Map<AccountId, Seat> all = known == null ? new ConcurrentHashMap<>() : known;
            Seat seat = all.computeIfAbsent(account, Seat::new);
            work.accept(seat);
            if (seat.isEmpty()) {
                all.remove(account);
            }
            return all.isEmpty() ? null : all;
        });
    }

    /** Offers an entry to every member who is connected and may see it. */
    void deliver(Entry entry, Seat.Push push) {
        of(entry.conversation()).values().forEach(seat -> seat.offer(entry.seq(), push));
    }

    /** Gives something that is no entry to every member who is connected. */
    void tell(ConversationId crowd, Seat.Push push) {
        of(crowd).values().forEach(seat -> seat.tell(push));
    }

    /** Gives every member who is connected the entry that ends a crowd, and nothing any more. */
    void end(Entry entry, Seat.Push push) {
        Map<AccountId, Seat> all = of(entry.conversation());
        all.values().forEach(seat -> seat.end(entry.seq(), push));
        // the last change of its members may be committed and not settled yet
        all.keySet().forEach(account -> seat(entry.conversation(), account, seat -> {}));
    }

    private Map<AccountId, Seat> of(ConversationId crowd) {
        return seats.getOrDefault(crowd, Map.of());
    }

    private Object stripe(AccountId account) {
        return stripes[Math.floorMod(Long.hashCode(account.value()), STRIPES)];
    }
}
