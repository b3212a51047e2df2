package io.hongyan.im.plugin;

import io.hongyan.im.audit.Audit;
import io.hongyan.im.audit.MemoryAudit;
import java.time.Clock;
import java.util.Optional;

/**
 * What the plugin host keeps and where.
 *
 * @param node this node's number
 * @param settings where jars from outside the WAR come from; none are searched for without
 */
public record HostKeeping(
        int node, PluginBook book, PluginStorage storage, Audit audit, Optional<PluginSettings> settings) {
    /** Nothing outlives the process, no jars but those of the class path. */
    public static HostKeeping nothing() {
        return new HostKeeping(
                0, new MemoryPluginBook(), PluginStorage.none(), new MemoryAudit(Clock.systemUTC()), Optional.empty());
    }
}
