package io.hongyan.im.plugin;

/** A plugin can't be used, for a reason that a human can act on. */
public final class PluginFailure extends RuntimeException {
    public PluginFailure(String plugin, String reason) {
        super("plugin " + plugin + ": " + reason);
    }

    public PluginFailure(String plugin, String reason, Throwable cause) {
        super("plugin " + plugin + ": " + reason, cause);
    }
}
