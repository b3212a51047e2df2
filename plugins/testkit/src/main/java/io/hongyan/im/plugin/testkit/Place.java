package io.hongyan.im.plugin.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The folder or jar that classes lie in. */
record Place(Path path) {
    static Place of(Class<?> type) {
        try {
            return new Place(Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI()));
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    /** As the addresses of all resources in it have it. */
    String address() {
        try {
            return path.toUri().toURL().toString();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    /** Whether both lie in the same folder, as {@code target/classes} and {@code target/test-classes}. */
    boolean isBeside(Place other) {
        return Objects.equals(path.getParent(), other.path.getParent());
    }

    private boolean isFolder() {
        return Files.isDirectory(path);
    }

    /** What is done with a file or folder in it; its name has no slash at the beginning or end. */
    interface Visit {
        void to(String name, Path file) throws IOException;
    }

    /** Visits all of it, folders before what is in them. */
    void each(Visit visit) {
        try {
            if (isFolder()) {
                each(path, visit);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(path)) {
                    each(jar.getPath("/"), visit);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void each(Path root, Visit visit) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(file -> !file.equals(root)).toList();
        }
        for (Path file : files) {
            visit.to(root.relativize(file).toString().replace('\\', '/').replaceAll("/$", ""), file);
        }
    }
}
