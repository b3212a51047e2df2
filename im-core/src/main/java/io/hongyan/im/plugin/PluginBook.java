package io.hongyan.im.plugin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the installation keeps about its plugins, shared by all nodes. */
public interface PluginBook {
    /** The first number of media types that bring none. */
    int FIRST_NUMBER = 1_000;

    /** What an administrator wants of a plugin. */
    enum Wanted {
        STARTED,
        STOPPED,
        QUARANTINED;

        /** The name on the wire, and of the reason. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is wanted of a plugin, and why.
     *
     * @param version that ran last; empty if none ever did
     */
    record Wish(Wanted wanted, Optional<Reason> why, String version) {
        /** Of a plugin that nobody decided anything about. */
        public static final Wish NONE = new Wish(Wanted.STARTED, Optional.empty(), "");
    }

    /**
     * What a node says of a plugin.
     *
     * @param reason in the installation's language; empty if there is none
     * @param sha256 of its jar, in hexadecimal
     * @param changed milliseconds since 1970
     */
    record Report(
            String plugin, int node, String version, PluginState state, String reason, String sha256, long changed) {}

    /** What is wanted, by plugin id; a plugin that is not there is wanted started. */
    Map<String, Wish> wishes();

    /** @param why kept for those who ask later, on whatever node */
    void want(String plugin, Wanted wanted, Optional<Reason> why);

    /** Notes that this version started. */
    void started(String plugin, String version);

    /** The number of a media type; the first who asks takes the next one from {@link #FIRST_NUMBER} up. */
    int number(String type, String plugin);

    /** Writes down how a plugin is on this node. */
    void report(Report report);

    /** How the plugins are on all nodes that are alive, by plugin and node. */
    List<Report> reports();

    /** Forgets what is wanted of a plugin, and what the nodes say of it; the numbers of its media types stay. */
    void forget(String plugin);
}
