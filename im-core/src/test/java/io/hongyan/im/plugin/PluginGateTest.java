package io.hongyan.im.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PluginGateTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void stop() {
        go.countDown();
        timer.shutdownNow();
    }

    private PluginCalls calls(Budget budget) {
        return new PluginCalls(
                new Descriptor("tried", "1.0.0", 1, false),
                PluginGateTest.class.getClassLoader(),
                budget,
                new PluginCalls.Ground(Thread::new, timer, new Quarantine(why -> {})));
    }

    /** Ignores that it was given up, until it is told to come back. */
    private CompletableFuture<Boolean> stubborn(PluginCalls calls) {
        return calls.call("stubborn", () -> {
            while (go.getCount() > 0) {
                boolean unused = Thread.interrupted();
                Thread.onSpinWait();
            }
            return true;
        });
    }

    @Test
    void isHeldByACallThatWasGivenUpUntilItsCodeHasLeft() throws Exception {
        PluginCalls calls = calls(Budget.USUAL.perCall(SHORT).grace(LONG));
        CompletableFuture<Boolean> late = stubborn(calls);

        assertThat(late).failsWithin(Duration.ofSeconds(20));
        CompletableFuture<Boolean> empty = calls.gate().shut();
        assertThat(empty).isNotDone();
        go.countDown();
        assertThat(empty.get(20, TimeUnit.SECONDS)).isTrue();
        calls.stop();
    }

    @Test
    void isNotHeldByAThreadThatIsLost() throws Exception {
        PluginCalls calls = calls(Budget.USUAL.perCall(SHORT).grace(SHORT));
        CompletableFuture<Boolean> late = stubborn(calls);

        assertThat(calls.gate().shut().get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(late).isCompletedExceptionally();
        while (calls.figures().lostThreads() < 1) {
            Thread.onSpinWait();
        }
        calls.stop();
    }

    @Test
    void isNotHeldByWhatNeverBegan() throws Exception {
        PluginCalls calls = calls(new Budget(SHORT, SHORT, 1, 1, 4, LONG));
        CompletableFuture<Boolean> late = stubborn(calls);
        CompletableFuture<Boolean> waiting = stubborn(calls);
        CompletableFuture<Boolean> tooMany = stubborn(calls);

        assertThat(tooMany).isCompletedExceptionally();
        assertThat(calls.gate().shut().get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(late).isCompletedExceptionally();
        assertThat(waiting).isCompletedExceptionally();
        calls.stop();
    }
}
