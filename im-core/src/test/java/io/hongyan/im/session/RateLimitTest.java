package io.hongyan.im.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void letsTwiceASecondsWorthThroughAtOnceAndThenSaysHowLongToWait() {
        RateLimit limit = new RateLimit(10, 0);
        for (int i = 0; i < 20; i++) {
            assertThat(limit.take(0)).isZero();
        }
        assertThat(limit.take(0)).isEqualTo(100);
    }

    @Test
    void letsAsManyThroughAsTimeHasPassedFor() {
        RateLimit limit = new RateLimit(10, 0);
        for (int i = 0; i < 20; i++) {
            assertThat(limit.take(0)).isZero();
        }
        for (int i = 0; i < 10; i++) {
            assertThat(limit.take(SECOND)).isZero();
        }
        assertThat(limit.take(SECOND)).isPositive();
    }

    @Test
    void countsNoTimeTwiceForWhoComesWithAnEarlierMoment() {
        RateLimit limit = new RateLimit(1, 0);
        for (long now : new long[] {SECOND, 0, 0}) {
            assertThat(limit.take(now)).isLessThanOrEqualTo(now == SECOND ? 0 : 1_000);
        }
        assertThat(limit.take(SECOND)).isPositive();
    }
}
