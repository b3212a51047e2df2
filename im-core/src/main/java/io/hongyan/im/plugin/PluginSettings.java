package io.hongyan.im.plugin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Where jars from outside the WAR come from.
 *
 * @param folder is searched for jars ({@code im.plugins.dir})
 * @param temporary holds copies of them; emptied at the start
 * @param allowed SHA-256 of the jars that may run, in lower-case hexadecimal; empty for any ({@code im.plugins.allow})
 * @param poll how often the folder is looked at ({@code im.plugins.poll})
 * @param upload whether administrators may bring allowed jars over REST ({@code im.plugins.upload})
 */
public record PluginSettings(
        Path folder, Path temporary, Optional<Set<String>> allowed, Duration poll, boolean upload) {
    public PluginSettings {
        allowed = allowed.map(Set::copyOf);
    }

    /** With a temporary folder that no other node touches. */
    public PluginSettings ofNode(int node) {
        return new PluginSettings(folder, temporary.resolve("plugins-" + node), allowed, poll, upload);
    }

    boolean allows(String sha256) {
        return allowed.isEmpty() || allowed.get().contains(sha256);
    }
}
