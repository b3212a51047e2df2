package io.hongyan.im.api;

import java.util.List;

/**
 * The entry point of a plugin, found by {@link java.util.ServiceLoader}. The constructor does nothing. Each method
 * is called once, on the host's own thread, when the plugin starts; what it returns is registered under the plugin's
 * id. Every method is optional, so that a later version of this interface breaks no compiled plugin.
 */
public interface Plugin {
    /** The media types that this plugin adds. */
    default List<MediaType<?>> mediaTypes(Host host) {
        return List.of();
    }

    /** The filters that this plugin lets every message of this server pass through. */
    default List<MessageFilter> messageFilters(Host host) {
        return List.of();
    }
}
