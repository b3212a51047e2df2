package io.hongyan.im.blob.store;

import io.hongyan.im.blob.ByteStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.commons.io.input.BoundedInputStream;

/** A folder, in which two levels of folders by the first characters of the keys keep each small. */
public final class DiskStore implements ByteStore {
    private final Path root;

    public DiskStore(Path root) {
        this.root = root;
    }

    @Override
    public void put(String key, Path file) throws IOException {
        Path target = path(key);
        Path folder = parent(target);
        createDurably(folder);
        sync(file);
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherDisk) {
            Path beside = folder.resolve(target.getFileName() + ".part");
            Files.copy(file, beside, StandardCopyOption.REPLACE_EXISTING);
            sync(beside);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        }
        syncFolder(folder);
    }

    @Override
    public InputStream open(String key, long from, long length) throws IOException {
        FileChannel file = FileChannel.open(path(key), StandardOpenOption.READ);
        try {
            file.position(from);
            return BoundedInputStream.builder()
                    .setInputStream(Channels.newInputStream(file))
                    .setMaxCount(length)
                    .get();
        } catch (IOException failure) {
            file.close();
            throw failure;
        }
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(path(key));
    }

    @Override
    public void close() {}

    private Path path(String key) {
        String name = Keys.require(key);
        return root.resolve(name.substring(0, 2)).resolve(name.substring(2, 4)).resolve(name);
    }

    private static Path parent(Path path) {
        return java.util.Objects.requireNonNull(path.getParent());
    }

    private void createDurably(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            syncFolder(parent(folder));
            syncFolder(root);
        }
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** So that the names in it survive, too; Windows can't open a folder and needs no such thing. */
    private static void syncFolder(Path folder) throws IOException {
        if (java.io.File.separatorChar == '/') {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
