package io.hongyan.im.plugin;

import io.hongyan.im.id.AccountId;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The plugins' settings that differ from their defaults, kept for all nodes. */
public interface SettingsBook {
    /** Who changes something, and when. */
    record Change(AccountId by, Instant when) {}

    /** A number that every change of a plugin's settings raises, of all plugins that were ever changed. */
    Map<String, Long> versions();

    /** The settings that differ from the defaults, as JSON texts by name. */
    Map<String, String> settings(String plugin);

    /** Replaces the settings by what becomes of them; one change after another. What {@code becoming} throws comes out. */
    void change(String plugin, UnaryOperator<Map<String, String>> becoming, Change change);
}
