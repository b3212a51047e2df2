package io.hongyan.im.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoalescerTest {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void runsTheFirstAtOnceAndOfTheRestOnlyTheLast() throws InterruptedException {
        Coalescer<String> coalescer = new Coalescer<>(timer, 200);
        CountDownLatch last = new CountDownLatch(1);
        coalescer.submit("k", () -> done.add("1"));
        assertThat(done).containsExactly("1");
        coalescer.submit("k", () -> done.add("2"));
        coalescer.submit("k", () -> {
            done.add("3");
            last.countDown();
        });
        assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(done).containsExactly("1", "3");
    }

    @Test
    void keepsKeysApart() {
        Coalescer<String> coalescer = new Coalescer<>(timer, 60_000);
        coalescer.submit("a", () -> done.add("a"));
        coalescer.submit("b", () -> done.add("b"));
        assertThat(done).containsExactly("a", "b");
    }
}
