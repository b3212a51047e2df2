package io.hongyan.im.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds on every database. */
interface StorageContract {
    TestDatabase database();

    @Test
    default void migratesTwiceWithoutHarm() {
        Migrations.run(database().source());
        Migrations.validate(database().transactions());
    }

    @Test
    default void keepsWhatWasCommittedAndNothingElse() {
        Transactions transactions = database().transactions();
        transactions.run(() -> insert(transactions, 2000));
        assertThatThrownBy(() -> transactions.run(() -> {
                    insert(transactions, 2001);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(exists(transactions, 2000)).isTrue();
        assertThat(exists(transactions, 2001)).isFalse();
        transactions.run(
                () -> transactions.entities().remove(transactions.entities().find(NodeRow.class, 2000)));
    }

    private static void insert(Transactions transactions, int id) {
        NodeRow row = new NodeRow();
        row.id = id;
        row.holder = "test";
        row.leasedUntil = Long.MAX_VALUE;
        transactions.entities().persist(row);
    }

    private static boolean exists(Transactions transactions, int id) {
        return transactions.call(() -> transactions.entities().find(NodeRow.class, id) != null);
    }

    @Test
    default void leasesEachNumberToOneNode() {
        Set<Integer> numbers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> new NodeLease(database().transactions(), Clock.systemUTC()).number())
                .collect(Collectors.toSet());
        assertThat(numbers).hasSize(8).allMatch(number -> number >= 0 && number < 1024);
    }

    @Test
    default void leasesAReturnedNumberAgain() {
        NodeLease first = new NodeLease(database().transactions(), Clock.systemUTC());
        first.end();
        NodeLease second = new NodeLease(database().transactions(), Clock.systemUTC());
        assertThat(second.number()).isLessThanOrEqualTo(first.number());
        assertThat(second.renew()).isTrue();
    }

    @Test
    default void losesANumberThatWasNotRenewed() {
        Clock past = Clock.fixed(Instant.now().minus(Duration.ofHours(1)), ZoneOffset.UTC);
        NodeLease sleeper = new NodeLease(database().transactions(), past);
        NodeLease next = new NodeLease(database().transactions(), Clock.systemUTC());
        assertThat(next.number()).isLessThanOrEqualTo(sleeper.number());
        while (next.number() < sleeper.number()) {
            next = new NodeLease(database().transactions(), Clock.systemUTC());
        }
        assertThat(sleeper.renew()).isFalse();
    }
}
