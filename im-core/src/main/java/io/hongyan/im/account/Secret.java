package io.hongyan.im.account;

import io.hongyan.im.packet.Refused;

/** A password as somebody typed it. Never shown. */
public record Secret(String value) {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 128;

    /**
     * This, if it may be set as a password.
     *
     * @throws Refused if it has not 8 to 128 characters
     */
    Secret settable() {
        int length = value.codePointCount(0, value.length());
        if (length < SHORTEST || length > LONGEST) {
            throw Refused.malformed("password");
        }
        return this;
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
