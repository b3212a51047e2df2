package io.hongyan.im.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.api.Message;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Outcome;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.id.Seq;
import io.hongyan.im.message.OwnTransaction.Stored;
import io.hongyan.im.message.OwnTransactionBench.Candidate;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.RegisteredType.Prepared;
import io.hongyan.im.plugin.Reruns;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A message and what its media type writes are there together or not at all, on every database. */
interface OwnTransactionContract {
    OwnTransactionBench bench();

    @Test
    default void storesTheMessageWithWhatTheMediaTypeWrote() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        List<Message> seen = new ArrayList<>();
        Prepared richer = new Prepared(Json.map().put("amount", 5).put("packet", "p1"), "5", Map.of());
        Stored stored = send(alice, bob, "c", (sent, message) -> {
                    seen.add(message);
                    write(message.id());
                    assertThat(message.conversation().has(bob.who().username())).isTrue();
                    assertThat(message.conversation().members()).isEqualTo(2);
                    return richer;
                })
                .join();
        Entry entry = stored.outcome().entry();
        assertThat(entry.id()).hasToString(seen.get(0).id());
        assertThat(seen.get(0).sender()).isEqualTo(alice.who().username());
        assertThat(seen.get(0).conversation().id())
                .isEqualTo(entry.conversation().toString());
        assertThat(entry.message().content()).isEqualTo(richer.content());
        assertThat(entry.message().body()).isEqualTo("5");
        assertThat(entry.message().sender()).isEqualTo(alice.id());
        assertThat(bench().log(alice, bob)).containsExactly(entry);
        assertThat(bench().ledger(seen.get(0).id())).isEqualTo(1);
        assertThat(town().transactions.call(() -> town().log.find(entry.id()))).contains(entry);
    }

    @Test
    default void storesNothingWhenTheMediaTypeRefuses() {
        assertNothingStored(Code.CONTENT_REFUSED, (sent, message) -> {
            write(message.id());
            throw new Refused(Code.CONTENT_REFUSED);
        });
    }

    @Test
    default void storesNothingWhenTheMediaTypeThrows() {
        assertNothingStored(Code.OVERLOADED, (sent, message) -> {
            write(message.id());
            throw new java.io.IOException("broken");
        });
    }

    @Test
    default void storesNothingWhenAConstraintIsViolated() {
        AtomicInteger runs = new AtomicInteger();
        assertNothingStored(Code.OVERLOADED, (sent, message) -> {
            runs.incrementAndGet();
            write(message.id());
            write(message.id());
            return sent;
        });
        assertThat(runs).as("as if another had been in the way").hasValue(Reruns.TRIES);
    }

    @Test
    default void givesUpWhatHangsAndInterruptsIt() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        assertNothingStored(Code.OVERLOADED, (sent, message) -> {
            write(message.id());
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException end) {
                interrupted.countDown();
                throw end;
            }
            return sent;
        });
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    default void rollsBackWhatComesLate() {
        assertNothingStored(Code.OVERLOADED, (sent, message) -> {
            write(message.id());
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException ignored) {
                // as a plugin that does not care, and returns all the same
                return sent;
            }
            return sent;
        });
    }

    @Test
    default void storesConcurrentRetriesOnce() throws InterruptedException {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        town().directory.openDirect(alice.id(), bob.id());
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(3);
        FakeStep.Work work = (sent, message) -> {
            runs.incrementAndGet();
            write(message.id());
            all.countDown();
            boolean together = all.await(5, TimeUnit.SECONDS);
            assertThat(together).isTrue();
            return sent;
        };
        try (FakeStep step = new FakeStep(20_000, work)) {
            List<CompletableFuture<Stored>> sent = java.util.stream.IntStream.range(0, 3)
                    .mapToObj(i ->
                            bench().own().accept(step, OwnTransactionBench.SENT, bench().candidate(alice, bob, "same")))
                    .toList();
            List<Stored> stored = sent.stream().map(CompletableFuture::join).toList();
            step.finish();
            assertThat(runs).hasValue(3);
            assertThat(stored).filteredOn(one -> !one.outcome().duplicate()).hasSize(1);
            assertThat(stored)
                    .extracting(one -> one.outcome().entry())
                    .containsOnly(bench().log(alice, bob).get(0));
            assertThat(bench().log(alice, bob)).hasSize(1);
            assertThat(stored.stream()
                            .mapToInt(one -> bench().ledger(
                                            one.draft().id().orElseThrow().toString()))
                            .sum())
                    .isEqualTo(1);
        }
    }

    @Test
    default void answersALaterRetryWithoutAskingTheMediaType() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Stored first = send(alice, bob, "c", (sent, message) -> sent).join();
        Stored again = send(alice, bob, "c", (sent, message) -> {
                    throw new IllegalStateException("asked");
                })
                .join();
        assertThat(again.outcome())
                .isEqualTo(new Outcome.Accepted(first.outcome().entry(), true));
    }

    @Test
    default void checksAgainWhenRightsHaveChanged() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Route old = town().directory.openDirect(alice.id(), bob.id());
        town().transactions.run(() -> town().book.raiseRights(alice.id(), bob.id()));
        Route route = town().transactions
                .call(() -> town().book.direct(alice.id(), bob.id()))
                .orElseThrow();
        AtomicInteger runs = new AtomicInteger();
        try (FakeStep step = new FakeStep(20_000, (sent, message) -> {
            runs.incrementAndGet();
            write(message.id());
            return sent;
        })) {
            Candidate candidate = new Candidate(
                    alice, OwnTransactionBench.clientId("c"), seen -> seen == route.rightsVersion() ? route : old);
            Stored stored = bench().own()
                    .accept(step, OwnTransactionBench.SENT, candidate)
                    .join();
            assertThat(runs).hasValue(2);
            assertThat(bench().log(alice, bob)).containsExactly(stored.outcome().entry());
            assertThat(bench().ledger(stored.outcome().entry().id().toString())).isEqualTo(1);
        }
    }

    private void assertNothingStored(Code code, FakeStep.Work work) {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Set<String> id = new HashSet<>();
        try (FakeStep step = new FakeStep(1_000, (sent, message) -> {
            id.add(message.id());
            return work.accept(sent, message);
        })) {
            CompletableFuture<Stored> sent =
                    bench().own().accept(step, OwnTransactionBench.SENT, bench().candidate(alice, bob, "c"));
            assertThatThrownBy(sent::join)
                    .cause()
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
            step.finish();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        assertThat(id).hasSize(1);
        assertThat(bench().log(alice, bob)).isEmpty();
        assertThat(bench().ledger(id.iterator().next())).isZero();
        assertThat(send(alice, bob, "next", (sent, message) -> sent)
                        .join()
                        .outcome()
                        .entry()
                        .seq())
                .isEqualTo(new Seq(1));
    }

    private CompletableFuture<Stored> send(Town.Person from, Town.Person to, String clientId, FakeStep.Work work) {
        return bench().send(from, to, clientId, work);
    }

    private void write(String message) {
        bench().write(message);
    }

    private Town town() {
        return bench().town;
    }
}
