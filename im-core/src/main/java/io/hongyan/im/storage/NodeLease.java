package io.hongyan.im.storage;

import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The number of this node, 0 to 1023, which no other node has while the lease runs. The owner calls {@link #renew}
 * every {@link #RENEW_EVERY} and {@link #end} at the stop; a number that was not renewed is free after {@link #LENGTH}.
 */
public final class NodeLease {
    /** How long a lease holds without being renewed. */
    public static final Duration LENGTH = Duration.ofMinutes(10);

    /** How often it is to be renewed. */
    public static final Duration RENEW_EVERY = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(NodeLease.class);
    private static final int NUMBERS = 1024;

    private final Transactions transactions;
    private final Clock clock;
    private final String holder = UUID.randomUUID().toString();
    private final int number;

    /**
     * Takes the lowest free number.
     *
     * @throws IllegalStateException if all are taken
     */
    public NodeLease(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
        this.number = take();
        log.info("event=node-number-leased node={}", number);
    }

    public int number() {
        return number;
    }

    /** Prolongs the lease; false if it had run out and another node has the number now: this one must stop. */
    public boolean renew() {
        return leaseUntil(clock.millis() + LENGTH.toMillis());
    }

    /** Gives the number back, if the database can still be asked; else the lease runs out. */
    public void end() {
        try {
            leaseUntil(0);
        } catch (PersistenceException failure) {
            log.warn("event=node-number-kept node={}", number, SqlFailure.loggable(failure));
        }
    }

    private boolean leaseUntil(long time) {
        return transactions.call(() -> transactions
                        .entities()
                        .createQuery("update NodeRow set leasedUntil = :time where id = :number and holder = :holder")
                        .setParameter("time", time)
                        .setParameter("number", number)
                        .setParameter("holder", holder)
                        .executeUpdate()
                == 1);
    }

    private int take() {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.call(this::takeLowest);
            } catch (PersistenceException failure) {
                // another node took the same new number at this moment
                if (attempt == NUMBERS) {
                    throw failure;
                }
                log.debug("node number taken by another, trying again: {}", failure.getMessage());
            }
        }
    }

    private int takeLowest() {
        List<NodeRow> rows = transactions
                .entities()
                .createQuery("select n from NodeRow n order by n.id", NodeRow.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        NodeRow row = rows.stream()
                .filter(taken -> taken.leasedUntil < clock.millis())
                .findFirst()
                .orElseGet(() -> added(rows.size()));
        row.holder = holder;
        row.leasedUntil = clock.millis() + LENGTH.toMillis();
        return row.id;
    }

    private NodeRow added(int number) {
        if (number == NUMBERS) {
            throw new IllegalStateException("all " + NUMBERS + " node numbers are leased");
        }
        NodeRow row = new NodeRow();
        row.id = number;
        transactions.entities().persist(row);
        return row;
    }
}
