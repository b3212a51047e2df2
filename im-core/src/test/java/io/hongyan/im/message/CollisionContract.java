package io.hongyan.im.message;

import static io.hongyan.im.message.OwnTransactionBench.BLOB;
import static io.hongyan.im.message.OwnTransactionBench.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.api.Message;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.message.OwnTransaction.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two messages whose media type is in its own way: both are stored, and nothing is done twice. */
interface CollisionContract {
    OwnTransactionBench bench();

    /** Two messages of one sender to two others, whose first runs meet in the middle. */
    final class Meeting {
        final AtomicInteger runs = new AtomicInteger();
        private final CyclicBarrier both = new CyclicBarrier(2);
        private final OwnTransactionBench bench;
        private final Town.Person alice;
        private final List<Stored> stored = new ArrayList<>();

        Meeting(OwnTransactionBench bench) {
            this.bench = bench;
            this.alice = bench.town.person("alice");
        }

        /** @param work of each */
        void send(Part... work) {
            List<CompletableFuture<Stored>> sent = new ArrayList<>();
            for (Part each : work) {
                Town.Person to = bench.town.person("to");
                FakeStep step = new FakeStep(20_000, (prepared, message) -> {
                    runs.incrementAndGet();
                    each.run(message);
                    bench.write(message.id());
                    return prepared;
                });
                sent.add(bench.own()
                        .accept(step, SENT, bench.candidate(alice, to, "c").holding(BLOB))
                        .whenComplete((done, failure) -> step.close()));
            }
            sent.forEach(each -> stored.add(each.join()));
            assertThat(stored).allSatisfy(this::assertOnce);
        }

        /** In the first run of each of two: waits for the other one. */
        void meet() {
            if (runs.get() <= 2) {
                try {
                    both.await(10, TimeUnit.SECONDS);
                } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
                    throw new IllegalStateException(alone);
                }
            }
        }

        /**
         * One of the two once, at most twice: a database may end both of a dead lock (H2), or begin the one it ended
         * again before the other has committed, so that they collide once more (MariaDB).
         */
        void assertRunAgain() {
            assertThat(runs.get()).isBetween(3, 4);
        }

        String wallet() {
            return alice.name();
        }

        private void assertOnce(Stored one) {
            String conversation =
                    String.valueOf(one.draft().route().conversation().value());
            assertThat(one.outcome().duplicate()).isFalse();
            assertThat(bench.ledger(one.outcome().entry().id().toString())).isEqualTo(1);
            for (String table : List.of("entry", "plugin_notice", "hold")) {
                assertThat(count(table + " where conversation = " + conversation))
                        .as(table)
                        .isEqualTo(1);
            }
        }

        int count(String rows) {
            return bench.town.transactions.call(() -> bench.number("select count(*) from " + rows));
        }
    }

    /** What a message's media type does. */
    interface Part {
        void run(Message message);
    }

    @Test
    default void twoFirstUsesOfAWalletBothSucceed() {
        Meeting meeting = new Meeting(bench());
        String where = "wallet where owner = '" + meeting.wallet() + "'";
        Part pay = message -> {
            if (bench().number("select count(*) from " + where) == 0) {
                meeting.meet();
                bench().execute("insert into wallet (owner, balance) values ('" + meeting.wallet() + "', 1000)");
            }
            bench().execute("update wallet set balance = balance - 5 where owner = '" + meeting.wallet() + "'");
        };
        meeting.send(pay, pay);

        meeting.assertRunAgain();
        assertThat(meeting.count(where + " and balance = 990")).isEqualTo(1);
    }

    /** On PostgreSQL after everything else of the message was written. */
    @Test
    default void twoThatWriteOneLineBothSucceed() {
        Meeting meeting = new Meeting(bench());
        Part write = message -> {
            if (bench().number("select count(*) from ledger where message = '" + meeting.wallet() + "'") == 0) {
                meeting.meet();
                bench().write(meeting.wallet());
            }
        };
        meeting.send(write, write);

        meeting.assertRunAgain();
        assertThat(bench().ledger(meeting.wallet())).isEqualTo(1);
    }

    @Test
    default void twoThatWaitForEachOtherBothSucceed() {
        Meeting meeting = new Meeting(bench());
        bench().town.transactions.run(() -> {
            for (String each : List.of("one", "other")) {
                bench().execute("insert into wallet (owner, balance) values ('" + meeting.wallet() + each + "', 0)");
            }
        });
        meeting.send(message -> raise(meeting, "one", "other"), message -> raise(meeting, "other", "one"));

        meeting.assertRunAgain();
        assertThat(meeting.count("wallet where owner like '" + meeting.wallet() + "o%' and balance = 2"))
                .isEqualTo(2);
    }

    private void raise(Meeting meeting, String first, String second) {
        String raise = "update wallet set balance = balance + 1 where owner = '" + meeting.wallet();
        bench().execute(raise + first + "'");
        meeting.meet();
        bench().execute(raise + second + "'");
    }
}
