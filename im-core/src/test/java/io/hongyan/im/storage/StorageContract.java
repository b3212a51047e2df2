package io.hongyan.im.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    @Test
    default void saysNoValueOfARowThatWasRefused() {
        String marker = "secret-" + System.nanoTime();
        Transactions transactions = database().transactions();
        String insert = "insert into setting (name, content) values (?1, ?1)";
        try (CapturedLog log = new CapturedLog()) {
            for (Runnable twice : List.<Runnable>of(
                    () -> transactions
                            .entities()
                            .createNativeQuery(insert)
                            .setParameter(1, marker)
                            .executeUpdate(),
                    () -> Jdbc.call(transactions.entities(), connection -> write(connection, marker)))) {
                assertThatThrownBy(() -> transactions.run(() -> {
                            twice.run();
                            twice.run();
                        }))
                        .satisfies(
                                failure -> assertThat(Collision.caused(failure)).isTrue())
                        .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain(marker));
            }
            assertThat(log.text()).contains("event=statement-failed state=23").doesNotContain(marker);
        }
    }

    private static int write(Connection connection, String marker) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("insert into setting (name, content) values (?, 'x')")) {
            statement.setString(1, marker);
            return statement.executeUpdate();
        }
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
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
    default void tellsKeysApartToTheLastCharacter() {
        List<String> keys = List.of(
                "ke",
                "KE",
                "ké",
                "ke\u0301",
                "ke ",
                "ke  ",
                " ke",
                "ﬀ",
                "ff",
                "ß",
                "ss",
                "雁",
                "鴈",
                "😀",
                "😁",
                "👩",
                "👩‍👩");
        for (String key : keys) {
            write(key, "of " + key);
        }
        assertThat(keys).allSatisfy(key -> assertThat(contents(key)).containsExactly("of " + key));
        assertThatThrownBy(() -> write("KE", "again")).isInstanceOf(PersistenceException.class);
    }

    @Test
    default void keepsTextsOfAnyCharactersAndTheirWholeLength() {
        String text = "👩‍👩‍👧 'quoted' \"twice\" \\ % _ \n\r\u2028 é e\u0301 مرحبا 雁 " + "😀".repeat(1_900);
        write("n".repeat(64), text);
        assertThat(contents("n".repeat(64))).containsExactly(text);
    }

    @Test
    default void refusesATextThatIsTooLong() {
        assertThatThrownBy(() -> write("n".repeat(65), "too long")).isInstanceOf(PersistenceException.class);
        assertThat(contents("n".repeat(64))).doesNotContain("too long");
    }

    @Test
    default void seesWithinATransactionWhatOthersCommitMeanwhile() {
        database().transactions().run(() -> {
            assertThat(contents("meanwhile")).isEmpty();
            CompletableFuture.runAsync(() -> write("meanwhile", "committed")).join();
            assertThat(contents("meanwhile")).containsExactly("committed");
        });
    }

    @Test
    default void hasAClockInMilliseconds() {
        long now = database().transactions().call(() -> jdbc(DatabaseClock::now));
        assertThat(Duration.between(Instant.now(), Instant.ofEpochMilli(now)).abs())
                .isLessThan(Duration.ofMinutes(10));
    }

    @Test
    default void readsTheRowsOfManyKeysByOneStatement() {
        write("one", "1");
        write("two", "2");
        List<String> found = database()
                .transactions()
                .call(() -> jdbc(connection -> {
                    String keys = Dialect.of(connection).keys(List.of(KeyColumn.number("n"), KeyColumn.text("s")), 3);
                    try (PreparedStatement statement = connection.prepareStatement(
                            "select content from " + keys + " join setting on name = k.s order by k.n")) {
                        int index = 1;
                        for (String name : List.of("two", "TWO", "one")) {
                            statement.setLong(index, Long.MAX_VALUE - index);
                            statement.setString(index + 1, name);
                            index += 2;
                        }
                        return strings(statement);
                    }
                }));
        assertThat(found).containsExactly("1", "2");
    }

    @Test
    default void endsADeadlockByTheFailureOfOne() {
        write("left", "l");
        write("right", "r");
        CyclicBarrier both = new CyclicBarrier(2);
        CompletableFuture<?> one = CompletableFuture.runAsync(() -> lock(both, "left", "right"));
        CompletableFuture<?> other = CompletableFuture.runAsync(() -> lock(both, "right", "left"));
        long failed = Stream.of(one, other)
                .map(end -> end.handle((done, failure) -> failure))
                .map(CompletableFuture::join)
                .filter(Objects::nonNull)
                .count();
        assertThat(failed).isEqualTo(1);
        write("after", "the deadlock");
    }

    private void lock(CyclicBarrier both, String first, String second) {
        database().transactions().run(() -> {
            change(first);
            try {
                both.await();
            } catch (InterruptedException | BrokenBarrierException failure) {
                throw new IllegalStateException(failure);
            }
            change(second);
        });
    }

    private void change(String name) {
        update("update setting set content = 'changed' where name = ?", name);
    }

    private void write(String name, String content) {
        database().transactions().run(() -> update("insert into setting (name, content) values (?, ?)", name, content));
    }

    private void update(String sql, String... values) {
        int unused = jdbc(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setString(i + 1, values[i]);
                }
                return statement.executeUpdate();
            }
        });
    }

    private List<String> contents(String name) {
        return database()
                .transactions()
                .call(() -> jdbc(connection -> {
                    try (PreparedStatement statement =
                            connection.prepareStatement("select content from setting where name = ?")) {
                        statement.setString(1, name);
                        return strings(statement);
                    }
                }));
    }

    private static List<String> strings(PreparedStatement statement) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    private <T> T jdbc(Jdbc.Work<T> work) {
        return Jdbc.call(database().transactions().entities(), work);
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
