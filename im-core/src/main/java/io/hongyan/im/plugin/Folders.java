package io.hongyan.im.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folders of jars from outside the WAR. */
final class Folders {
    private Folders() {}

    /** Makes them, and deletes the copies that a server before this one left. */
    static void prepare(PluginSettings settings) throws IOException {
        Files.createDirectories(settings.folder());
        Files.createDirectories(settings.temporary());
        try (Stream<Path> copies = Files.list(settings.temporary())) {
            for (Path copy : (Iterable<Path>) copies::iterator) {
                Files.delete(copy);
            }
        }
    }
}
