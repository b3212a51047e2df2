package io.hongyan.im.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PluginCallsTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final ClassLoader loader = new URLClassLoader(new URL[0], null);
    private final List<Reason> quarantines = new CopyOnWriteArrayList<>();
    private final Quarantine quarantine = new Quarantine(quarantines::add);
    private final List<PluginCalls> made = new ArrayList<>();

    private PluginCalls calls(boolean inline, Duration deadline) {
        return calls(inline, Budget.USUAL.perCall(deadline).grace(SHORT));
    }

    private PluginCalls calls(boolean inline, Budget budget) {
        Descriptor descriptor = new Descriptor("tried", "1.0.0", 1, inline);
        PluginCalls calls =
                new PluginCalls(descriptor, loader, budget, new PluginCalls.Ground(Thread::new, timer, quarantine));
        made.add(calls);
        return calls;
    }

    private static PluginFigures.OfCalls figures(PluginCalls calls, String what) {
        return Objects.requireNonNull(calls.figures().calls().get(what));
    }

    private static long errors(PluginCalls calls) {
        return calls.figures().sum(PluginFigures.OfCalls::errors);
    }

    /** Hangs whatever is done to it, until it is told to come back. */
    private static Boolean ignoreInterrupts(CountDownLatch end) {
        boolean ended = false;
        while (!ended) {
            try {
                ended = end.await(10, TimeUnit.MINUTES);
            } catch (InterruptedException ignored) {
                ended = false;
            }
        }
        return true;
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @AfterEach
    void stop() {
        made.forEach(PluginCalls::stop);
        timer.shutdownNow();
    }

    private static void assertRefused(Code code, CompletableFuture<?> call) {
        assertThatThrownBy(call::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void runsAnInlinePluginOnTheCallersThread() {
        CompletableFuture<Thread> call = calls(true, LONG).call("who", Thread::currentThread);

        assertThat(call).isCompletedWithValue(Thread.currentThread());
    }

    @Test
    void runsAnyOtherOnThreadsOfItsOwn() {
        CompletableFuture<Thread> call = calls(false, LONG).call("who", Thread::currentThread);

        assertThat(call.join()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void answersWhatAPluginThrowsWithOverloaded() {
        for (boolean inline : List.of(true, false)) {
            PluginCalls calls = calls(inline, LONG);

            assertRefused(Code.OVERLOADED, calls.call("fail", () -> {
                throw new IllegalStateException("broken");
            }));
            assertRefused(Code.OVERLOADED, calls.call("fail", () -> {
                throw new AssertionError("broken");
            }));
            assertThat(calls.call("work", () -> 1).join()).isEqualTo(1);
            assertThat(calls.figures().sum(PluginFigures.OfCalls::calls)).isEqualTo(3);
            assertThat(errors(calls)).isEqualTo(2);
        }
    }

    @Test
    void passesOnWhatAPluginRefuses() {
        PluginCalls calls = calls(false, LONG);

        assertRefused(Code.CONTENT_REFUSED, calls.call("refuse", () -> {
            throw new Refused(Code.CONTENT_REFUSED);
        }));
        assertThat(errors(calls)).isZero();
    }

    @Test
    void givesUpACallThatIsLateAndInterruptsItAlone() throws InterruptedException {
        PluginCalls calls = calls(false, SHORT);
        CountDownLatch interrupted = new CountDownLatch(1);

        CompletableFuture<Boolean> hanging = calls.call("hang", () -> {
            try {
                return new CountDownLatch(1).await(10, TimeUnit.MINUTES);
            } catch (InterruptedException asked) {
                interrupted.countDown();
                throw asked;
            }
        });

        assertRefused(Code.OVERLOADED, hanging);
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(calls(false, LONG).call("other", () -> 1).join()).isEqualTo(1);
        assertThat(calls.figures().sum(PluginFigures.OfCalls::late)).isEqualTo(1);
        assertThat(calls.figures().lostThreads()).isZero();
        assertThat(quarantines).isEmpty();
    }

    @Test
    void refusesAtOnceWhenTooManyCallsWait() throws InterruptedException {
        PluginCalls calls = calls(false, LONG);
        CountDownLatch free = new CountDownLatch(1);
        List<CompletableFuture<Boolean>> taken = new ArrayList<>();
        for (int i = 0; i < Budget.USUAL.threads() + Budget.USUAL.waiting(); i++) {
            taken.add(calls.call("wait", () -> free.await(10, TimeUnit.MINUTES)));
        }

        CompletableFuture<Boolean> one = calls.call("one more", () -> true);

        assertThat(one).isCompletedExceptionally();
        assertRefused(Code.OVERLOADED, one);
        free.countDown();
        assertThat(taken).allSatisfy(call -> assertThat(call.join()).isTrue());
    }

    @Test
    void showsThePluginsLoaderWhileItsCodeRunsAndNoLonger() {
        for (boolean inline : List.of(true, false)) {
            List<Thread> worker = new ArrayList<>();
            ClassLoader shown = calls(inline, LONG)
                    .call("look", () -> {
                        worker.add(Thread.currentThread());
                        return Thread.currentThread().getContextClassLoader();
                    })
                    .join();

            assertThat(shown).isSameAs(loader);
            assertThat(worker.get(0).getContextClassLoader()).isNotSameAs(loader);
        }
    }

    @Test
    void catchesWhateverIsThrown() {
        PluginCalls calls = calls(false, LONG);
        List<Error> errors =
                List.of(new StackOverflowError(), new OutOfMemoryError("too much"), new NoClassDefFoundError("gone"));

        errors.forEach(error -> assertRefused(Code.OVERLOADED, calls.call("fail", () -> {
            throw error;
        })));

        assertThat(calls.call("work", () -> 1).join()).isEqualTo(1);
        assertThat(errors(calls)).isEqualTo(3);
    }

    @Test
    void opensTheCircuitOfWhatMostlyFailsAndClosesItWhenItDoesWell() throws InterruptedException {
        PluginCalls calls = calls(false, Budget.USUAL.rest(Duration.ofMillis(200)));
        AtomicInteger run = new AtomicInteger();
        for (int i = 0; i < 20; i++) {
            assertRefused(Code.OVERLOADED, calls.call("fail", () -> {
                run.incrementAndGet();
                throw new IllegalStateException("broken");
            }));
        }
        assertThat(calls.figures().circuit()).isEqualTo("open");

        assertRefused(Code.OVERLOADED, calls.call("fail", run::incrementAndGet));

        assertThat(run).hasValue(20);
        assertThat(figures(calls, "fail").refused()).isEqualTo(1);
        until(() -> {
            CompletableFuture<Integer> again = calls.call("work", () -> 1);
            return again.handle((value, refused) -> refused == null).join()
                    && calls.figures().circuit().equals("closed");
        });
        assertThat(calls.call("work", () -> 1).join()).isEqualTo(1);
    }

    @Test
    void replacesThreadsThatAreLostAndAtFourPutsThePluginUnderQuarantine() throws InterruptedException {
        PluginCalls calls = calls(false, SHORT);
        CountDownLatch end = new CountDownLatch(1);
        for (int lost = 1; lost <= 4; lost++) {
            assertThat(quarantines).isEmpty();
            assertRefused(Code.OVERLOADED, calls.call("loop", () -> ignoreInterrupts(end)));
            int so = lost;
            until(() -> calls.figures().lostThreads() == so);
        }

        until(() -> !quarantines.isEmpty());
        assertThat(quarantines)
                .singleElement()
                .satisfies(why -> assertThat(why.in(Locale.ENGLISH)).contains("4 threads", "loop"));
        assertRefused(Code.OVERLOADED, calls.call("work", () -> 1));

        quarantine.follow(Optional.empty());
        assertThat(calls.call("work", () -> 1).join()).isEqualTo(1);

        end.countDown();
        until(() -> calls.figures().lostThreads() == 0);
        assertThat(calls.call("work", () -> 1).join()).isEqualTo(1);
    }

    @Test
    void takesNoInterruptFromOneCallToTheNext() {
        PluginCalls calls = calls(false, LONG);
        for (int i = 0; i < 4; i++) {
            calls.call("interrupt", () -> {
                        Thread.currentThread().interrupt();
                        return 1;
                    })
                    .thenAccept(one ->
                            assertThat(Thread.currentThread().isInterrupted()).isFalse())
                    .join();
        }
    }

    @Test
    void letsTheDeadlineOrTheWorkWinAndNeverBoth() throws InterruptedException {
        PluginCalls calls = calls(false, SHORT);
        AtomicReference<Boolean> late = new AtomicReference<>();
        CountDownLatch end = new CountDownLatch(1);

        assertRefused(Code.OVERLOADED, calls.callClaiming("late", claim -> {
            ignoreInterrupts(end);
            late.set(claim.win());
            return 1;
        }));
        end.countDown();
        until(() -> late.get() != null);
        assertThat(late.get()).isFalse();

        CountDownLatch committing = new CountDownLatch(1);
        CompletableFuture<Boolean> claimed = calls.callClaiming("claim", claim -> {
            boolean won = claim.win();
            committing.countDown();
            return won && !new CountDownLatch(1).await(SHORT.toMillis() * 4, TimeUnit.MILLISECONDS);
        });
        committing.await();
        assertThat(claimed.join()).isTrue();
    }

    @Test
    void givesUpAnotherTryOfWhatHadWon() {
        PluginCalls calls = calls(false, SHORT);
        AtomicReference<Boolean> again = new AtomicReference<>();

        assertRefused(Code.OVERLOADED, calls.callClaiming("hangs again", claim -> {
            boolean won = claim.win();
            again.set(won && claim.again());
            return new CountDownLatch(1).await(1, TimeUnit.MINUTES);
        }));
        assertThat(again.get()).isTrue();
    }

    @Test
    void grantsNoOtherTryWhenTheTimeIsOver() {
        PluginCalls calls = calls(false, SHORT);

        assertThat(calls.callClaiming("late", claim -> {
                            boolean won = claim.win();
                            boolean ended = new CountDownLatch(1).await(SHORT.toMillis() * 4, TimeUnit.MILLISECONDS);
                            return won && !ended && !claim.again();
                        })
                        .join())
                .isTrue();
    }

    @Test
    void keepsNeitherMessagesNorClassesOfWhatAPluginThrows() {
        RuntimeException failure = new IllegalStateException("secret", new java.io.IOException("more secret"));

        assertThat(Trace.of(failure))
                .contains("java.lang.IllegalStateException")
                .contains("java.io.IOException")
                .doesNotContain("secret");
    }

    @Test
    void tellsHowLongCallsTook() {
        PluginCalls calls = calls(false, LONG);
        for (int i = 0; i < 10; i++) {
            calls.call("work", () -> new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS))
                    .join();
        }

        assertThat(figures(calls, "work").p50()).isBetween(19_000L, 5_000_000L);
        assertThat(figures(calls, "work").p99())
                .isGreaterThanOrEqualTo(figures(calls, "work").p50());
        assertThat(calls.figures().json().at("/calls/work/calls").longValue()).isEqualTo(10);
    }

    @Test
    void takesAnAnswerThatComesLaterWithoutAThread() {
        PluginCalls calls = calls(true, LONG);
        CompletableFuture<String> coming = new CompletableFuture<>();
        CompletableFuture<String> answer = calls.callAsking("filter asking", () -> coming);
        assertThat(answer).isNotDone();
        assertThat(calls.figures().running()).isZero();

        coming.complete("yes");
        assertThat(answer.join()).isEqualTo("yes");
        assertThat(errors(calls)).isZero();
    }

    @Test
    void refusesWhatIsAnsweredTooLateOrWithAFailureAndCountsIt() {
        PluginCalls calls = calls(true, SHORT);
        assertThatThrownBy(() -> calls.callAsking("filter asking", CompletableFuture::new)
                        .join())
                .hasRootCauseInstanceOf(Refused.class);
        assertThatThrownBy(() -> calls.callAsking(
                                "filter asking",
                                () -> CompletableFuture.failedFuture(new IllegalStateException("broken")))
                        .join())
                .hasRootCauseInstanceOf(Refused.class);
        assertThat(errors(calls)).isEqualTo(2);
    }

    @Test
    void handsOnWhatIsRefusedLaterAsItIs() {
        PluginCalls calls = calls(true, LONG);
        CompletableFuture<String> refused = CompletableFuture.failedFuture(new Refused(Code.FILTERED));
        assertThatThrownBy(
                        () -> calls.callAsking("filter asking", () -> refused).join())
                .hasRootCauseInstanceOf(Refused.class)
                .rootCause()
                .satisfies(cause -> assertThat(((Refused) cause).code()).isEqualTo(Code.FILTERED));
        assertThat(errors(calls)).isZero();
    }
}
