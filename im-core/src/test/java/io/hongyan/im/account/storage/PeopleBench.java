package io.hongyan.im.account.storage;

import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.TestDatabase;
import io.hongyan.im.storage.Transactions;
import java.sql.PreparedStatement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What finding people costs on PostgreSQL, printed and never judged, beside looking through all of them:
 * {@code ./mvnw -pl im-core -am test -Dtest=PeopleBench -Dsurefire.failIfNoSpecifiedTests=false -Dbench.people=100000}.
 */
class PeopleBench {
    private static final int PEOPLE = Integer.getInteger("bench.people", 10_000);
    private static final int SEARCHES = 200;
    private static final int PAGE = 51;
    private static final int ROWS = 500;
    private static final String FAMILIES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹";
    private static final String GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂文辉建国华志玲红梅晓东海波宁鹏飞雪松";

    private final Random random = new Random(7);
    private final List<String> names =
            IntStream.range(0, PEOPLE).mapToObj(i -> name()).toList();

    private String name() {
        return pick(FAMILIES) + pick(GIVEN) + (random.nextBoolean() ? pick(GIVEN) : "");
    }

    private String pick(String characters) {
        return String.valueOf(characters.charAt(random.nextInt(characters.length())));
    }

    private String user(int person) {
        return SearchText.of("", names.get(person)).lines().skip(2).findFirst().orElse("u") + "." + person;
    }

    private int somebody() {
        return random.nextInt(PEOPLE);
    }

    @Test
    void run() throws Exception {
        try (TestDatabase database = TestDatabase.postgres()) {
            Transactions transactions = database.transactions();
            for (int from = 0; from < PEOPLE; from += ROWS) {
                insert(transactions, from, Math.min(from + ROWS, PEOPLE));
            }
            long begin = System.nanoTime();
            JpaAccountStore store = new JpaAccountStore(transactions);
            store.index(() -> true);
            print("%,d people indexed in %.1f s", PEOPLE, (System.nanoTime() - begin) / 1e9);
            database.vacuum();
            compare(transactions, store, "user name", person -> user(person).substring(1));
            compare(transactions, store, "name", names::get);
            compare(
                    transactions,
                    store,
                    "family name",
                    person -> names.get(person).substring(0, 1));
            compare(transactions, store, "pinyin", person -> reading(person, 2));
            compare(transactions, store, "initials", person -> reading(person, 3));
            compare(transactions, store, "nobody's", person -> "nobody" + person);
        }
    }

    private String reading(int person, int line) {
        return SearchText.of("", names.get(person))
                .lines()
                .skip(line)
                .findFirst()
                .orElseThrow();
    }

    private void insert(Transactions transactions, int from, int to) {
        transactions.run(() -> Jdbc.call(transactions.entities(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "insert into account (id, username, password, name, signature, locale, state, roles, search,"
                            + " created, changed, title, post_order, quiet)"
                            + " values (?, ?, 'x', ?, '', 'en', 'ACTIVE', '', '', 0, 0, '', 0, false)")) {
                for (int i = from; i < to; i++) {
                    statement.setLong(1, i + 1L);
                    statement.setString(2, user(i));
                    statement.setString(3, names.get(i));
                    statement.addBatch();
                }
                return statement.executeBatch().length;
            }
        }));
    }

    private void compare(
            Transactions transactions, JpaAccountStore store, String what, Function<Integer, String> text) {
        measure(
                what,
                text,
                wanted -> transactions.call(
                        () -> store.search(wanted, PAGE, Optional.empty()).size()));
        measure(
                what + ", looking through all",
                text,
                wanted -> transactions.call(() -> transactions
                        .entities()
                        .createQuery(
                                "select a from AccountRow a where a.state = 'ACTIVE' and a.username > ''"
                                        + " and a.search like :pattern escape '!' order by a.username",
                                AccountRow.class)
                        .setParameter("pattern", Within.pattern(SearchText.fold(wanted)))
                        .setMaxResults(PAGE)
                        .getResultList()
                        .size()));
    }

    private void measure(String what, Function<Integer, String> text, Function<String, Integer> search) {
        double[] millis = new double[SEARCHES];
        int found = 0;
        for (int i = -20; i < SEARCHES; i++) {
            String wanted = text.apply(somebody());
            long begin = System.nanoTime();
            found += search.apply(wanted);
            millis[Math.max(i, 0)] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(millis);
        print(
                "%-32s p50 %6.1f ms, p99 %6.1f ms; %.1f found",
                what, millis[SEARCHES / 2], millis[SEARCHES * 99 / 100], (double) found / (SEARCHES + 20));
    }

    @SuppressWarnings("SystemOut")
    private static void print(String line, Object... values) {
        System.out.printf(line + "%n", values);
    }
}
