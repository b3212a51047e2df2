package io.hongyan.im.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The folder that jars are dropped into. A jar counts when its size and time stood still from one look to the next. */
final class PluginFolder {
    private final Path folder;
    private Map<Path, Stamp> seen = Map.of();

    /** What a file looks like from outside. */
    record Stamp(long size, long time) {}

    /**
     * What a look found.
     *
     * @param settled the jars that stood still
     * @param present all jars, those among them that have been missing only since this look
     */
    record Look(Map<Path, Stamp> settled, Set<Path> present) {}

    PluginFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Looks again.
     *
     * @param atOnce takes what is there and what is missing for settled
     */
    Look look(boolean atOnce) throws IOException {
        Map<Path, Stamp> now = list();
        Map<Path, Stamp> settled = new HashMap<>(now);
        Set<Path> present = new HashSet<>(now.keySet());
        if (!atOnce) {
            settled.entrySet().removeIf(file -> !file.getValue().equals(seen.get(file.getKey())));
            present.addAll(seen.keySet());
        }
        seen = now;
        return new Look(settled, present);
    }

    private Map<Path, Stamp> list() throws IOException {
        Map<Path, Stamp> found = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(".jar") && Files.isRegularFile(file)) {
                    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    found.put(
                            file,
                            new Stamp(
                                    attributes.size(),
                                    attributes.lastModifiedTime().toMillis()));
                }
            }
        }
        return found;
    }
}
