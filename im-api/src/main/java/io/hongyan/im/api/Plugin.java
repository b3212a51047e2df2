package io.hongyan.im.api;

import java.util.List;
import java.util.Optional;

/**
 * The entry point of a plugin, found by {@link java.util.ServiceLoader}. The constructor does nothing. Each method
 * is called once, on a thread of the host's, when the plugin starts, after its migrations; what it returns is registered
 * under the plugin's id. Every method is optional, so that a later version of this interface breaks no compiled plugin.
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

    /** What clients may ask this plugin for. */
    default List<Command<?>> commands(Host host) {
        return List.of();
    }

    /** What is told of stored messages. */
    default List<MessageListener> messageListeners(Host host) {
        return List.of();
    }

    /** What is told of whatever is added to logs. */
    default List<EntryListener> entryListeners(Host host) {
        return List.of();
    }

    /** What is done again and again. */
    default List<Job> jobs(Host host) {
        return List.of();
    }

    /** Who else knows people's passwords. */
    default List<Authenticator> authenticators(Host host) {
        return List.of();
    }

    /**
     * The plugin's own JPA entities, in tables that its migrations make and whose names begin with its id ({@code -}
     * as {@code _}). Asked before {@link Host} is there, and without a {@code META-INF/persistence.xml}.
     */
    default List<Class<?>> entities() {
        return List.of();
    }

    /**
     * A record that holds the defaults of what an administrator may set, with Jakarta Validation annotations; its
     * components are texts, numbers, booleans, enums, durations and lists of these. Asked before {@link Host} is there.
     */
    default Optional<? extends Record> settings() {
        return Optional.empty();
    }
}
