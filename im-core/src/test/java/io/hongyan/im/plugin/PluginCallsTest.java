package io.hongyan.im.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PluginCallsTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final List<PluginCalls> made = new ArrayList<>();

    private PluginCalls calls(boolean inline, Duration deadline) {
        PluginCalls calls = new PluginCalls(new Descriptor("tried", "1", 1, inline), Thread::new, timer, deadline);
        made.add(calls);
        return calls;
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
            assertThat(calls.figures().calls()).isEqualTo(3);
            assertThat(calls.figures().errors()).isEqualTo(2);
        }
    }

    @Test
    void passesOnWhatAPluginRefuses() {
        PluginCalls calls = calls(false, LONG);

        assertRefused(Code.CONTENT_REFUSED, calls.call("refuse", () -> {
            throw new Refused(Code.CONTENT_REFUSED);
        }));
        assertThat(calls.figures().errors()).isZero();
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
        assertThat(calls.figures().errors()).isPositive();
    }

    @Test
    void refusesAtOnceWhenTooManyCallsWait() throws InterruptedException {
        PluginCalls calls = calls(false, LONG);
        CountDownLatch free = new CountDownLatch(1);
        List<CompletableFuture<Boolean>> taken = new ArrayList<>();
        for (int i = 0; i < PluginCalls.THREADS + PluginCalls.WAITING; i++) {
            taken.add(calls.call("wait", () -> free.await(10, TimeUnit.MINUTES)));
        }

        CompletableFuture<Boolean> one = calls.call("one more", () -> true);

        assertThat(one).isCompletedExceptionally();
        assertRefused(Code.OVERLOADED, one);
        free.countDown();
        assertThat(taken).allSatisfy(call -> assertThat(call.join()).isTrue());
    }
}
