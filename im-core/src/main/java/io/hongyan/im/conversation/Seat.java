package io.hongyan.im.conversation;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.Seq;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The place of an account in a crowd. While it is in doubt whether the account is a member, because a transaction that
 * changes it has not ended, what is offered waits.
 */
final class Seat {
    /** A transaction is over long before so much is said. */
    private static final int MOST = 10_000;

    private final AccountId account;
    private final List<Waiting> waiting = new ArrayList<>();
    private Optional<Seq> first = Optional.empty();
    private int doubts;
    private boolean doubtful;
    private boolean ended;

    /** Pushes an entry to an account. */
    @FunctionalInterface
    interface Push {
        /** @param first the first entry that it sees */
        void to(AccountId account, Seq first);
    }

    private record Waiting(Seq seq, Push push) {}

    /** Of somebody who is no member, as far as is known. */
    Seat(AccountId account) {
        this.account = account;
    }

    /** A transaction is about to change whether the account is a member; gives what {@link #settle} is to be told. */
    synchronized int doubt() {
        doubtful = true;
        doubts++;
        return doubts;
    }

    /**
     * The transaction has ended.
     *
     * @param doubt its own; if another has begun since, that one decides
     * @param now the first entry that the account sees; empty if it is no member, or not connected
     */
    synchronized void settle(int doubt, Optional<Seq> now) {
        if (doubt != doubts) {
            return;
        }
        doubtful = false;
        first = now;
        List<Waiting> since = List.copyOf(waiting);
        waiting.clear();
        since.forEach(one -> give(one.seq, one.push));
        if (ended) {
            first = Optional.empty();
        }
    }

    /** Gives an entry to a member who may see it, now or when it is known whether it is one. */
    synchronized void offer(Seq seq, Push push) {
        if (!doubtful) {
            give(seq, push);
        } else if (!ended && waiting.size() < MOST) {
            waiting.add(new Waiting(seq, push));
        }
    }

    private void give(Seq seq, Push push) {
        first.filter(from -> !from.isAfter(seq)).ifPresent(from -> push.to(account, from));
    }

    /** Gives something that is no entry to who is known to be a member. */
    synchronized void tell(Push push) {
        if (!doubtful) {
            first.ifPresent(from -> push.to(account, from));
        }
    }

    /** The account sees this and what follows, or nothing; unless that is in doubt. */
    synchronized void set(Optional<Seq> now) {
        if (!doubtful) {
            first = now;
        }
    }

    /** Gives the entry that ends the crowd to a member, now or when it is known whether it is one; nothing follows. */
    synchronized void end(Seq seq, Push push) {
        if (doubtful) {
            waiting.add(new Waiting(seq, push));
            ended = true;
        } else {
            give(seq, push);
            first = Optional.empty();
        }
    }

    /** Whether nobody needs it. */
    synchronized boolean isEmpty() {
        return !doubtful && first.isEmpty();
    }
}
