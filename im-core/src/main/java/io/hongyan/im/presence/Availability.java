package io.hongyan.im.presence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How available a person is on a device; of several devices the last of these counts. */
enum Availability {
    UNAVAILABLE,
    AWAY,
    BUSY,
    AVAILABLE;

    /** Its word on the wire. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Availability> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
