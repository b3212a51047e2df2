package io.hongyan.im.deploy;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Whole folders: copied, removed, unpacked. */
final class Folders {
    private Folders() {}

    static void copy(Path from, Path to) throws IOException {
        for (Path source : tree(from)) {
            Path target = to.resolve(from.relativize(source).toString());
            if (Files.isDirectory(source)) {
                Files.createDirectories(target);
            } else {
                Files.copy(source, target, REPLACE_EXISTING);
            }
        }
    }

    static void remove(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        for (Path path : tree(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
            Files.deleteIfExists(path);
        }
    }

    static void removeOrThrow(Path folder) {
        try {
            remove(folder);
        } catch (IOException e) {
            throw new LaunchException(folder + " cannot be removed: " + e.getMessage(), e);
        }
    }

    /** Unpacks what lies below the archive's only top folder. */
    static void unpack(Path zip, Path to) throws IOException {
        try (InputStream bytes = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(bytes)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, to);
            }
        }
    }

    private static void unpack(ZipEntry entry, InputStream content, Path to) throws IOException {
        Path path = Path.of(entry.getName());
        if (path.getNameCount() < 2) {
            return;
        }
        Path target = to.resolve(path.subpath(1, path.getNameCount())).normalize();
        if (!target.startsWith(to)) {
            throw new IOException("The archive holds a path outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else {
            Files.createDirectories(target.resolveSibling("."));
            Files.copy(content, target, REPLACE_EXISTING);
        }
    }

    private static List<Path> tree(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        }
    }
}
