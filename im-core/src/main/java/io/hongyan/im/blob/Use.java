package io.hongyan.im.blob;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody uploads bytes for: it decides how many there may be, and nothing else. */
public enum Use {
    FILE,
    VIDEO,
    IMAGE,
    VOICE;

    /** Bytes. */
    public long most(BlobSettings settings) {
        return switch (this) {
            case FILE, VIDEO -> settings.most();
            case IMAGE -> settings.image();
            case VOICE -> settings.voice();
        };
    }

    /** As on the wire, in lower case. */
    public static Optional<Use> of(String name) {
        return Arrays.stream(values())
                .filter(use -> use.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
