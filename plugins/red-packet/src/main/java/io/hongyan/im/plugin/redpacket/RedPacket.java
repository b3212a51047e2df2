package io.hongyan.im.plugin.redpacket;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The content of a red packet.
 *
 * @param amount cents in all
 * @param count how many people can open it
 * @param split {@code equal} or {@code random}, the default
 * @param packet its id, the message's; added by the server
 */
record RedPacket(
        @Min(1) long amount,

        @Min(1) int count,

        @Nullable @Pattern(regexp = "equal|random") String split,

        @Nullable @Size(max = 100) String greeting,
        @Nullable String packet) {

    boolean isEqual() {
        return "equal".equals(split);
    }

    RedPacket stored(String id) {
        return new RedPacket(amount, count, isEqual() ? "equal" : "random", greeting, id);
    }
}
