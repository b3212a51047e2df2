package io.hongyan.im.plugin.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Packs folders and jars into one jar, as shading does; of two files of one name the first stays. */
final class JarWriter implements AutoCloseable {
    private final JarOutputStream out;
    private final Set<String> written = new HashSet<>();

    private JarWriter(JarOutputStream out) {
        this.out = out;
    }

    static JarWriter open(Path jar) {
        try {
            Files.createDirectories(jar.toAbsolutePath().getParent());
            return new JarWriter(new JarOutputStream(Files.newOutputStream(jar)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void add(Place place) {
        place.each((name, file) -> {
            // signatures would be those of another jar
            if (!name.matches("META-INF/(MANIFEST\\.MF|.+\\.(SF|RSA|DSA|EC))") && written.add(name)) {
                add(name, file);
            }
        });
    }

    void add(String name, String text) {
        try {
            written.add(name);
            out.putNextEntry(new JarEntry(name));
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void add(String name, Path file) throws IOException {
        boolean folder = Files.isDirectory(file);
        out.putNextEntry(new JarEntry(folder ? name + "/" : name));
        if (!folder) {
            Files.copy(file, out);
        }
        out.closeEntry();
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
