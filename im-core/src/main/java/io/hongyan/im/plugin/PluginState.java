package io.hongyan.im.plugin;

import java.util.Locale;
import java.util.Set;

/** Where a plugin is in its life. */
public enum PluginState {
    /** A jar is there, and it is wanted. */
    FOUND,
    /** Everything that can be known before it touches the database is right. */
    VERIFIED,
    /** Its tables are as it wants them. */
    MIGRATED,
    /** It works. */
    STARTED,
    /** It was stopped, or its jar was taken away. */
    STOPPED,
    /** It can't work; the reason says what to do. */
    FAILED,
    /** It is registered, and every call of it is refused with 50301. */
    QUARANTINED;

    /** What may follow. */
    Set<PluginState> next() {
        return switch (this) {
            case FOUND -> Set.of(VERIFIED, FAILED, STOPPED);
            case VERIFIED -> Set.of(MIGRATED, FAILED);
            case MIGRATED -> Set.of(STARTED, FAILED);
            case STARTED -> Set.of(FOUND, STOPPED, FAILED, QUARANTINED);
            case STOPPED -> Set.of(FOUND, FAILED);
            case FAILED -> Set.of(FOUND, STOPPED);
            case QUARANTINED -> Set.of(FOUND, STARTED, STOPPED, FAILED);
        };
    }

    /** The name on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
