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
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How people are found whose accounts are older than the index of names. Each test has its own database. */
interface NameFillContract {
    int ACCOUNTS = 250;
    int PAGE = 100;

    TestDatabase database();

    /** An installation from before the index, and its next start. */
    record Old(Transactions transactions, Ids ids) {
        static Old of(TestDatabase database) {
            Old old = new Old(database.transactions(), new Ids(1));
            JpaAccountStore store = old.start();
            old.transactions.run(() ->
                    IntStream.range(0, ACCOUNTS).forEach(i -> old.add(store, i, "Ännchen王 " + (1_000 + i))));
            old.execute("update account set search = concat(username, chr(10), 'ännchen王 ', substring(username, 2))");
            old.execute("delete from account_token");
            old.execute("delete from setting");
            return old;
        }

        /** A node of it. */
        JpaAccountStore start() {
            return new JpaAccountStore(transactions);
        }

        Account add(JpaAccountStore store, int number, String name) {
            Account account = new Account(
                    ids.account(),
                    new UserName("u" + (1_000 + number)),
                    name,
                    "",
                    Locale.ENGLISH,
                    Account.State.ACTIVE,
                    Set.of());
            assertThat(store.add(account, new PasswordHash("x"), Instant.EPOCH)).isTrue();
            return account;
        }

        void execute(String sql) {
            transactions.run(
                    () -> Jdbc.call(transactions.entities(), connection -> Jdbc.update(connection, sql, List.of())));
        }

        /** How many accounts are in the index. */
        long indexed() {
            return transactions.call(() -> Jdbc.call(transactions.entities(), connection -> {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("select count(distinct account) from account_token")) {
                    rows.next();
                    return rows.getLong(1);
                }
            }));
        }

        List<String> find(JpaAccountStore store, String text) {
            List<String> found = new ArrayList<>();
            Optional<UserName> after = Optional.empty();
            List<Account> page;
            do {
                Optional<UserName> from = after;
                page = transactions.call(() -> store.search(text, 60, from));
                page.forEach(account -> found.add(account.username().value()));
                after = page.isEmpty()
                        ? after
                        : Optional.of(page.get(page.size() - 1).username());
            } while (!page.isEmpty());
            return found;
        }

        void assertFindsEverybody(JpaAccountStore store) {
            for (String text : List.of("", "ÄNNCHEN", "ännchen王", "u1")) {
                assertThat(find(store, text)).as(text).hasSize(ACCOUNTS).doesNotHaveDuplicates();
            }
            assertThat(find(store, "王 1249")).containsExactly("u1249");
            assertThat(find(store, "u1007")).containsExactly("u1007");
        }
    }

    @Test
    default void startsWithoutWaitingAndFindsEverybodyMeanwhile() throws Exception {
        try (TestDatabase database = database()) {
            Old old = Old.of(database);
            JpaAccountStore store = old.start();
            assertThat(old.indexed()).isZero();
            old.assertFindsEverybody(store);
            for (int page = 1; page <= 3; page++) {
                store.index(() -> false);
                assertThat(old.indexed()).isEqualTo(Math.min(page * PAGE, ACCOUNTS));
                old.assertFindsEverybody(store);
            }
            store.index(() -> false);
            old.assertFindsEverybody(store);
            assertThat(old.find(store, "annchenwang1249")).containsExactly("u1249");
            old.assertFindsEverybody(old.start());
        }
    }

    @Test
    default void goesOnWhereItWasStopped() throws Exception {
        try (TestDatabase database = database()) {
            Old old = Old.of(database);
            old.start().index(() -> false);
            // would be there again if it began anew
            old.execute("delete from account_token");
            old.start().index(() -> true);
            assertThat(old.indexed()).isEqualTo(ACCOUNTS - PAGE);
            old.start().index(() -> true);
            assertThat(old.indexed()).isEqualTo(ACCOUNTS - PAGE);
        }
    }

    @Test
    default void isDoneByTwoNodesAtOnce() throws Exception {
        try (TestDatabase database = database()) {
            Old old = Old.of(database);
            JpaAccountStore one = old.start();
            JpaAccountStore other = old.start();
            for (int i = 0; i < 6; i++) {
                CompletableFuture<Void> there = CompletableFuture.runAsync(() -> one.index(() -> true));
                other.index(() -> true);
                there.join();
            }
            assertThat(old.indexed()).isEqualTo(ACCOUNTS);
            old.assertFindsEverybody(one);
            old.assertFindsEverybody(other);
        }
    }

    @Test
    default void leavesItToTheNodeThatIsAtIt() throws Exception {
        try (TestDatabase database = database()) {
            Old old = Old.of(database);
            JpaAccountStore store = old.start();
            old.transactions.run(() -> {
                int locked = Jdbc.call(
                        old.transactions.entities(),
                        connection -> Jdbc.update(connection, "update setting set content = content", List.of()));
                assertThat(locked).isEqualTo(1);
                CompletableFuture.runAsync(() -> store.index(() -> true)).join();
            });
            assertThat(old.indexed()).isZero();
        }
    }

    @Test
    default void takesInWhoComesOrChangesMeanwhile() throws Exception {
        try (TestDatabase database = database()) {
            Old old = Old.of(database);
            JpaAccountStore store = old.start();
            Account newcomer = old.add(store, ACCOUNTS, "Zoë");
            Account known = old.transactions
                    .call(() -> store.find(new UserName("u1200")))
                    .orElseThrow();
            old.transactions.run(() -> store.update(
                    new Account(
                            known.id(), known.username(), "Zoe", "", Locale.ENGLISH, Account.State.ACTIVE, Set.of()),
                    Instant.EPOCH));
            for (int i = 0; i < 5; i++) {
                assertThat(old.find(store, "zoe"))
                        .containsExactly("u1200", newcomer.username().value());
                store.index(() -> false);
            }
            assertThat(old.indexed()).isEqualTo(ACCOUNTS + 1);
            assertThat(old.find(store, "ännchen")).hasSize(ACCOUNTS - 1);
        }
    }
}
