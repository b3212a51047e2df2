package io.hongyan.im.account;

import io.hongyan.im.id.DeviceId;

/** What a client tells about the device that it runs on. */
public record DeviceInfo(DeviceId id, Kind kind, String name) {
    private static final int LONGEST_NAME = 64;

    /** @throws IllegalArgumentException if the name is longer than 64 characters */
    public DeviceInfo {
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw new IllegalArgumentException("a device's name has at most 64 characters");
        }
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
