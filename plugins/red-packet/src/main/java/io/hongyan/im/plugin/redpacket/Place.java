package io.hongyan.im.plugin.redpacket;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Which packet is meant: by its id, or by the place of its message. */
record Place(
        @Nullable @Size(max = 13) String packet,
        @Nullable @Size(max = 64) String conversation,
        @Nullable @Min(1) Long seq) {
    long seqOrNone() {
        return seq == null ? 0 : seq;
    }
}
