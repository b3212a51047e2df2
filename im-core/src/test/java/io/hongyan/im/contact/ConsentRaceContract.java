package io.hongyan.im.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.conversation.Address;
import io.hongyan.im.conversation.Consent;
import io.hongyan.im.conversation.Directory;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Nothing slips through while somebody stops to take messages, on every database. */
interface ConsentRaceContract {
    ContactTown town();

    /** One blocks and unblocks while the other writes: nothing is stored between a block's answer and the unblocking. */
    @Test
    default void storesNothingAfterTheAnswerToABlock() throws InterruptedException {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong stored = new AtomicLong();
        Thread writer = new Thread(() -> {
            while (!done.get()) {
                if (town().write(town().node(), bob, alice).isPresent()) {
                    stored.incrementAndGet();
                }
            }
        });
        writer.start();
        for (int i = 0; i < 15; i++) {
            long before = stored.get();
            while (stored.get() == before) {
                Thread.onSpinWait();
            }
            town().roster(alice, "block", bob);
            long at = town().written(bob, alice);
            for (int look = 0; look < 5; look++) {
                assertThat(town().written(bob, alice)).isEqualTo(at);
            }
            town().roster(alice, "unblock", bob);
        }
        done.set(true);
        writer.join();
    }

    /** The first message of all comes while its sender is being blocked, which finds no conversation yet. */
    @Test
    default void makesNoConversationBesideABlock() throws InterruptedException {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        CountDownLatch wrote = new CountDownLatch(1);
        Consent consent = new Telling(town().node().contacts().consent(), wrote);
        Directory directory = new Directory(town().town.accounts, town().town.book, town().town.transactions, consent);
        Address address = directory.address(bob.who(), alice.name());
        List<Route> found = new CopyOnWriteArrayList<>();
        Thread writer = new Thread(() -> {
            Optional<Refused> unused = ContactTown.refusal(() -> found.add(address.route()));
            wrote.countDown();
        });
        town().town.transactions.run(() -> {
            town().roster(alice, "block", bob);
            writer.start();
            try {
                wrote.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
        writer.join();
        // what was found before the block is checked again, if anything was
        assertThat(found)
                .allSatisfy(route -> assertThat(ContactTown.refusal(() -> town().store(address, bob, route))
                                .map(Refused::code))
                        .contains(Code.NOT_WANTED));
        assertThat(town().written(bob, alice)).isZero();
    }

    /** Tells when somebody is about to hold two people's consent. */
    record Telling(Consent consent, CountDownLatch holding) implements Consent {
        @Override
        public boolean isGiven(AccountId from, AccountId to) {
            return consent.isGiven(from, to);
        }

        @Override
        public boolean isGivenNow(AccountId from, AccountId to) {
            return consent.isGivenNow(from, to);
        }

        @Override
        public void hold(AccountId one, AccountId other) {
            holding.countDown();
            consent.hold(one, other);
        }
    }

    /** The first message of all is written while its sender is blocked. */
    @Test
    default void storesNoFirstMessageAfterTheAnswerToABlock() throws InterruptedException {
        for (int i = 0; i < 12; i++) {
            Town.Person alice = town().person("alice");
            Town.Person bob = town().person("bob");
            AtomicBoolean done = new AtomicBoolean();
            Thread writer = new Thread(() -> {
                while (!done.get()) {
                    Optional<Entry> unused = town().write(town().node(), bob, alice);
                }
            });
            boolean choose = i % 2 == 0;
            writer.start();
            if (choose) {
                town().choose(town().node(), alice, "contacts");
            } else {
                town().roster(alice, "block", bob);
            }
            long at = town().written(bob, alice);
            for (int look = 0; look < 5; look++) {
                assertThat(town().written(bob, alice)).isEqualTo(at);
            }
            done.set(true);
            writer.join();
        }
    }
}
