package io.hongyan.im.account;

import io.hongyan.im.id.DeviceId;
import io.hongyan.im.packet.Refused;

/** What a client tells about the device that it runs on. */
public record DeviceInfo(DeviceId id, Kind kind, String name) {
    private static final int LONGEST_NAME = 64;

    /** @throws Refused malformed, if the name is longer than 64 characters or no plain text */
    public DeviceInfo {
        name = PlainText.line("device.name", name, 0, LONGEST_NAME);
    }

    /** What sort of thing it is. */
    public enum Kind {
        WEB,
        DESKTOP,
        MOBILE,
        PAD,
        BOT
    }
}
