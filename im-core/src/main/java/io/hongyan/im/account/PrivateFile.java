package io.hongyan.im.account;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** A file of lines {@code key=value} that only its owner may read, where the file system knows owners. */
public record PrivateFile(Path path) {
    /** Its lines; none if there is no such file. */
    public Map<String, String> read() throws IOException {
        if (Files.notExists(path)) {
            return Map.of();
        }
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            lines.load(reader);
        }
        return lines.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, lines::getProperty));
    }

    /** Replaces the whole file at once. */
    public void write(List<String> lines) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, ownerOnly());
        Files.write(fresh, lines);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private FileAttribute<?>[] ownerOnly() {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
