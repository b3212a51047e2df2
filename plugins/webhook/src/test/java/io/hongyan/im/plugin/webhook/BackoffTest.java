package io.hongyan.im.plugin.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void doublesUpToAnHour() {
        assertThat(Backoff.after(1, 0)).isEqualTo(5_000);
        assertThat(Backoff.after(2, 0)).isEqualTo(10_000);
        assertThat(Backoff.after(10, 0)).isEqualTo(2_560_000);
        assertThat(Backoff.after(11, 0)).isEqualTo(Duration.ofHours(1).toMillis());
        assertThat(Backoff.after(1_000_000, 0)).isEqualTo(Duration.ofHours(1).toMillis());
    }

    @Test
    void isUpToAQuarterShorterByChance() {
        assertThat(Backoff.after(3, 0.5)).isEqualTo(17_500);
        assertThat(Backoff.after(3, 1)).isEqualTo(15_000);
    }
}
