package io.hongyan.im.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hongyan.im.api.UserName;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final UserName ALICE = new UserName("alice");
    private static final UserName BOB = new UserName("bob");
    private static final String HERE = "192.0.2.1";
    private static final String THERE = "192.0.2.2";

    private final MovableClock clock = new MovableClock();
    private final Throttle throttle = new Throttle(clock);

    private long wait(UserName account, String address) {
        @Nullable Refused refused = catchThrowableOfType(Refused.class, () -> throttle.check(account, address));
        if (refused == null) {
            return 0;
        }
        assertThat(refused.code()).isEqualTo(Code.TOO_FAST);
        return (Long) refused.details().getOrDefault("retryAfter", 0L);
    }

    private void fail(int times, UserName account, String address) {
        for (int i = 0; i < times; i++) {
            throttle.failed(account, address);
        }
    }

    @Test
    void letsFourMistakesPass() {
        fail(4, ALICE, HERE);
        assertThat(wait(ALICE, HERE)).isZero();
    }

    @Test
    void doublesTheWaitFromTheFifthMistakeOnUpToAMinute() {
        fail(5, ALICE, HERE);
        assertThat(wait(ALICE, THERE)).isEqualTo(1_000);
        clock.advance(Duration.ofMillis(999));
        assertThat(wait(ALICE, THERE)).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        assertThat(wait(ALICE, THERE)).isZero();
        fail(1, ALICE, HERE);
        assertThat(wait(ALICE, HERE)).isEqualTo(2_000);
        fail(50, ALICE, HERE);
        assertThat(wait(ALICE, THERE)).isEqualTo(60_000);
        assertThat(wait(BOB, THERE)).isZero();
    }

    @Test
    void slowsAnAddressThatTriesManyNames() {
        for (int i = 0; i < 30; i++) {
            throttle.failed(new UserName("nobody" + i), HERE);
        }
        assertThat(wait(ALICE, HERE)).isEqualTo(1_000);
        assertThat(wait(ALICE, THERE)).isZero();
    }

    @Test
    void forgivesTheAccountThatSucceededButNotTheAddress() {
        fail(35, ALICE, HERE);
        throttle.succeeded(ALICE);
        assertThat(wait(ALICE, THERE)).isZero();
        assertThat(wait(ALICE, HERE)).isEqualTo(32_000);
    }

    @Test
    void forgivesAllAfterAQuarterOfAnHour() {
        fail(35, ALICE, HERE);
        clock.advance(Duration.ofMinutes(16));
        fail(1, ALICE, HERE);
        assertThat(wait(ALICE, HERE)).isZero();
    }
}
