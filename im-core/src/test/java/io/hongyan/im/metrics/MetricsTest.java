package io.hongyan.im.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.packet.Code;
import io.hongyan.im.session.CloseReason;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final Metrics metrics = new Metrics();

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void timesPacketsByCommandAndCode() {
        metrics.handled(512, Code.OK, Duration.ofMillis(3).toNanos());
        metrics.handled(512, Code.OK, Duration.ofMillis(30).toNanos());
        metrics.handled(512, Code.MUTED, 1);

        assertThat(metrics.text())
                .contains(
                        "hongyan_packet_seconds_count{code=\"0\",op=\"512\"} 2",
                        "hongyan_packet_seconds_bucket{code=\"0\",op=\"512\",le=\"0.005\"} 1",
                        "hongyan_packet_seconds_count{code=\"40303\",op=\"512\"} 1");
    }

    @Test
    void timesCommitsAndCountsTheirMessages() {
        metrics.committed(7, Duration.ofMillis(4).toNanos());
        metrics.committed(1, Duration.ofMillis(4).toNanos());

        assertThat(metrics.text())
                .contains(
                        "hongyan_log_commit_seconds_count 2", "hongyan_log_batch_count 2", "hongyan_log_batch_sum 8.0");
    }

    @Test
    void countsWhyConnectionsWereEnded() {
        metrics.closed(CloseReason.TOO_SLOW);
        metrics.closed(CloseReason.TOO_SLOW);

        assertThat(metrics.text()).contains("hongyan_session_closed_total{reason=\"too_slow\"} 2.0");
    }

    @Test
    void showsWhatOthersKeep() {
        metrics.show("hongyan.sessions", "those who are there", () -> 17);

        assertThat(metrics.text()).contains("hongyan_sessions 17.0", "jvm_memory_used_bytes");
    }
}
