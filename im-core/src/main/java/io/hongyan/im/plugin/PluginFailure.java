package io.hongyan.im.plugin;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A plugin can't be used, for a reason that a human can act on. */
public final class PluginFailure extends RuntimeException {
    private final String plugin;
    private final Reason reason;

    PluginFailure(String plugin, Reason reason) {
        super("plugin " + plugin + ": " + reason.in(Locale.ENGLISH));
        this.plugin = plugin;
        this.reason = reason;
    }

    /**
     * @param plugin its id, or the jar if there is none
     * @param key of {@code reasons.properties}
     */
    public static PluginFailure because(String plugin, String key, @Nullable Object... arguments) {
        return new PluginFailure(plugin, Reason.of(key, arguments));
    }

    /** The same with what it came from, for the log. */
    public PluginFailure by(Throwable cause) {
        initCause(cause);
        return this;
    }

    /** Its id, or its jar or class if there is none. */
    public String plugin() {
        return plugin;
    }

    /** Why, without the plugin's name. */
    public Reason reason() {
        return reason;
    }
}
