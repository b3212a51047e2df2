package io.hongyan.im.plugin.webhook;

import io.hongyan.im.api.Secret;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;

/**
 * What an administrator may set.
 *
 * @param checkUrl who is asked before a message is accepted; empty for nobody
 * @param checkDeadline how long that may take, the connection included
 * @param onFailure what becomes of messages that nobody judged in time
 * @param giveUpHours after which a delivery has failed, from when it was to be made
 * @param keepDays how long ended deliveries are shown
 */
record WebhookSettings(
        @NotNull @Pattern(regexp = "(https?://[^\\s#@]+)?") @Size(max = 2_000)
        String checkUrl,

        @NotNull @Size(max = 200) @Secret String checkSecret,
        @NotNull Duration checkDeadline,
        @NotNull OnFailure onFailure,
        @Min(1) @Max(168) int giveUpHours,
        @Min(1) @Max(90) int keepDays) {
    /** What becomes of messages that nobody judged in time. */
    enum OnFailure {
        ACCEPT,
        REFUSE
    }

    static final WebhookSettings DEFAULTS =
            new WebhookSettings("", "", Duration.ofMillis(500), OnFailure.ACCEPT, 24, 7);

    private static final Duration LONGEST = Duration.ofMillis(2_500);

    /** Whether it fits into the time that a filter has. */
    @AssertTrue(message = "> PT0S, <= PT2.5S")
    boolean isCheckDeadline() {
        return checkDeadline.toMillis() > 0 && checkDeadline.compareTo(LONGEST) <= 0;
    }

    /** Whether who is asked can know who asks. */
    @AssertTrue(message = "checkSecret: 16 ... 200")
    boolean isCheckSecret() {
        return checkUrl.isEmpty() || checkSecret.length() >= Hooks.SHORTEST_SECRET;
    }
}
