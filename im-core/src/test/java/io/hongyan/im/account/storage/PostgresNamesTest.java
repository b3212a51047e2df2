package io.hongyan.im.account.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.account.Account;
import io.hongyan.im.account.PasswordHash;
import io.hongyan.im.api.UserName;
import io.hongyan.im.id.Ids;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.TestDatabase;
import io.hongyan.im.storage.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How PostgreSQL finds people, and how an index of names is made that is younger than its accounts. */
class PostgresNamesTest {
    private static final int ACCOUNTS = 3_000;

    @Test
    void looksThroughNoTable() throws SQLException {
        try (TestDatabase database = TestDatabase.postgres()) {
            Transactions transactions = database.transactions();
            fill(new JpaAccountStore(transactions), transactions);
            database.vacuum();
            JpaAccountStore store = new JpaAccountStore(transactions);
            assertFound(transactions, store);

            // as it was before there was an index
            execute(transactions, "delete from account_token");
            execute(transactions, "update account set search = ''");
            execute(transactions, "delete from setting");
            JpaAccountStore filled = new JpaAccountStore(transactions);
            filled.index(() -> true);
            database.vacuum();
            assertFound(transactions, filled);
        }
    }

    private static void assertFound(Transactions transactions, JpaAccountStore store) {
        List<Account> few = transactions.call(() -> {
            // what its connection did before may be counted still
            long before = scans(transactions);
            List<Account> found = store.search("zhangSan1799", 50, Optional.empty());
            assertThat(scans(transactions)).isEqualTo(before);
            return found;
        });
        assertThat(few).extracting(Account::name).containsExactly("张三1799");
        assertThat(transactions.call(() -> store.search("zhangsan17", 200, Optional.empty())))
                .hasSize(1 + 10 + 100);
        assertThat(transactions.call(() -> store.search("nobody of that name", 50, Optional.empty())))
                .isEmpty();
        // of so many the first ones by user name
        assertThat(transactions.call(() -> store.search("san", 3, Optional.empty())))
                .extracting(account -> account.username().value())
                .containsExactly("u1000", "u1001", "u1002");
    }

    private static void fill(JpaAccountStore store, Transactions transactions) {
        Ids ids = new Ids(1);
        for (int from = 1_000; from < 1_000 + ACCOUNTS; from += 500) {
            int first = from;
            transactions.run(() -> IntStream.range(first, first + 500)
                    .mapToObj(i -> new Account(
                            ids.account(),
                            new UserName("u" + i),
                            "张三" + (i - 1_000),
                            "",
                            Locale.ENGLISH,
                            Account.State.ACTIVE,
                            Set.of()))
                    .forEach(account -> assertThat(store.add(account, new PasswordHash("x"), Instant.EPOCH))
                            .isTrue()));
        }
    }

    private static void execute(Transactions transactions, String sql) {
        transactions.run(() -> Jdbc.call(transactions.entities(), connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        }));
    }

    private static long scans(Transactions transactions) {
        return Jdbc.call(transactions.entities(), connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select sum(seq_scan) from pg_stat_xact_user_tables"
                            + " where relname in ('account', 'account_token')")) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }
}
