package io.hongyan.im.plugin;

import io.hongyan.im.api.Plugin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A jar from outside the WAR, by a copy of our own: the file itself may be replaced at any time. */
final class ExternalJar implements PluginArchive {
    private static final Logger LOG = LoggerFactory.getLogger(ExternalJar.class);
    private static final String PERSISTENCE = "META-INF/persistence.xml";

    private final Path copy;
    private final Origin origin;
    private final Descriptor descriptor;

    private ExternalJar(Path copy, Origin origin, Descriptor descriptor) {
        this.copy = copy;
        this.origin = origin;
        this.descriptor = descriptor;
    }

    /**
     * Copies a jar and reads its descriptor; nothing of it is loaded.
     *
     * @throws PluginFailure if it can't be used, saying what to change
     */
    static ExternalJar take(Path file, PluginSettings settings) {
        String name = String.valueOf(file.getFileName());
        try {
            Path copy = Files.createTempFile(settings.temporary(), "plugin-", ".jar");
            try {
                return checked(file, copy, name, settings);
            } catch (IOException | RuntimeException failure) {
                Files.delete(copy);
                throw failure;
            }
        } catch (IOException failure) {
            throw PluginFailure.because(name, "no-jar", failure.getMessage());
        }
    }

    private static ExternalJar checked(Path file, Path copy, String name, PluginSettings settings) throws IOException {
        try (InputStream from = Files.newInputStream(file)) {
            Files.copy(from, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        String sha256;
        try (InputStream bytes = Files.newInputStream(copy)) {
            sha256 = Hashes.of(bytes);
        }
        if (!settings.allows(sha256)) {
            throw PluginFailure.because(name, "not-allowed", sha256);
        }
        return new ExternalJar(copy, new Origin(true, name, sha256), descriptor(name, copy));
    }

    private static Descriptor descriptor(String name, Path copy) throws IOException {
        try (ZipFile jar = new ZipFile(copy.toFile())) {
            if (jar.getEntry(PERSISTENCE) != null) {
                throw PluginFailure.because(name, "persistence");
            }
            if (jar.getEntry(Descriptor.LOCATION) == null) {
                throw PluginFailure.because(name, "no-descriptor", Descriptor.LOCATION);
            }
            try (InputStream stream = jar.getInputStream(jar.getEntry(Descriptor.LOCATION))) {
                return DescriptorReader.read(stream).external();
            } catch (IllegalArgumentException malformed) {
                throw PluginFailure.because(name, "unreadable", Descriptor.LOCATION, malformed.getMessage());
            }
        }
    }

    @Override
    public Descriptor descriptor() {
        return descriptor;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public LoadedPlugin load() {
        PluginLoader loader = PluginLoader.over(descriptor.id(), copy, ExternalJar.class.getClassLoader());
        try {
            LoadedPlugin loaded = new LoadedPlugin(this, entry(loader), loader, () -> close(loader));
            loaded.verify();
            return loaded;
        } catch (RuntimeException | Error failure) {
            close(loader);
            throw failure;
        }
    }

    private Plugin entry(PluginLoader loader) {
        List<ServiceLoader.Provider<Plugin>> entries = ServiceLoader.load(Plugin.class, loader).stream()
                .filter(provider -> provider.type().getClassLoader() == loader)
                .toList();
        if (entries.size() != 1) {
            throw PluginFailure.because(descriptor.id(), "entries", entries.size());
        }
        return entries.get(0).get();
    }

    private static void close(PluginLoader loader) {
        try {
            loader.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void discard() {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException failure) {
            LOG.warn("event=plugin-copy-stays file={} reason=\"{}\"", copy, failure.getMessage());
        }
    }
}
