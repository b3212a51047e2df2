package io.hongyan.im.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.id.ConversationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StubbornTest {
    private static final ConversationId ONE = new ConversationId(1);
    private static final ConversationId OTHER = new ConversationId(2);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE);
    private final Stubborn stubborn = new Stubborn(now::get);

    @Test
    void speaksAtOnceAndThenLessAndLess() {
        List<Long> minutes = new ArrayList<>();
        for (long minute = 0; minute < 1_000; minute++) {
            if (stubborn.speaksOf(ONE)) {
                minutes.add(minute);
            }
            now.addAndGet(Duration.ofMinutes(1).toNanos());
        }
        assertThat(minutes).containsExactly(0L, 1L, 3L, 7L, 15L, 31L, 63L, 127L, 255L, 495L, 735L, 975L);
    }

    @Test
    void speaksOfEachLog() {
        assertThat(stubborn.speaksOf(ONE)).isTrue();
        assertThat(stubborn.speaksOf(OTHER)).isTrue();
        assertThat(stubborn.speaksOf(ONE)).isFalse();
        assertThat(stubborn.speaksOf(OTHER)).isFalse();
    }

    @Test
    void speaksAnewOfALogThatHadMovedOn() {
        assertThat(stubborn.speaksOf(ONE)).isTrue();
        assertThat(stubborn.speaksOf(OTHER)).isTrue();
        stubborn.moved(List.of(ONE));
        assertThat(stubborn.speaksOf(ONE)).isTrue();
        assertThat(stubborn.speaksOf(OTHER)).isFalse();
    }
}
