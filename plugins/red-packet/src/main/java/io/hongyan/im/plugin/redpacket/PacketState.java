package io.hongyan.im.plugin.redpacket;

import org.jspecify.annotations.Nullable;

/**
 * How a packet stands, for everybody who can see it.
 *
 * @param opened shares that are opened, of {@code count}
 * @param state {@code open}, {@code emptied} or {@code returned}
 * @param last who opened a share last
 */
record PacketState(
        String packet,
        int count,
        int opened,
        String state,
        @Nullable String last) {
    static PacketState of(PacketRow row, @Nullable String last) {
        return new PacketState(row.id, row.count, row.opened(), row.state(), last);
    }
}
