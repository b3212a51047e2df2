package io.hongyan.im.plugin;

import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/**
 * What the plugin host stands on.
 *
 * @param language the installation's language, in which plain texts are stored
 * @param threads makes the plugins' own threads
 * @param timer ends calls that are late
 * @param desk keeps the plugins' settings
 * @param authenticators takes those of the plugins
 */
public record HostGround(
        Clock clock,
        Locale language,
        ThreadFactory threads,
        ScheduledExecutorService timer,
        HostServices services,
        SettingsDesk desk,
        Authenticators authenticators,
        HostKeeping keeping) {
    /** Keeps nothing beyond the process. */
    public HostGround(
            Clock clock,
            Locale language,
            ThreadFactory threads,
            ScheduledExecutorService timer,
            HostServices services,
            SettingsDesk desk,
            Authenticators authenticators) {
        this(clock, language, threads, timer, services, desk, authenticators, HostKeeping.nothing());
    }
}
