package io.hongyan.im.plugin;

import io.hongyan.im.api.Plugin;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;

/** A jar that came with the server; its classes are the server's own and are never unloaded. */
final class ShippedJar implements PluginArchive {
    private final Descriptor descriptor;
    private final Origin origin;
    private final ServiceLoader.Provider<Plugin> provider;
    private final ClassLoader loader;

    private ShippedJar(
            Descriptor descriptor, Origin origin, ServiceLoader.Provider<Plugin> provider, ClassLoader loader) {
        this.descriptor = descriptor;
        this.origin = origin;
        this.provider = provider;
        this.loader = loader;
    }

    static ShippedJar of(Descriptor descriptor, ServiceLoader.Provider<Plugin> provider, ClassLoader loader) {
        String root = Descriptors.root(provider.type());
        String jar = root.replaceFirst("!?/$", "");
        String sha256 = hashOfJar(root).orElseGet(() -> hashOfParts(descriptor, loader));
        Origin origin = new Origin(false, jar.substring(jar.lastIndexOf('/') + 1), sha256);
        return new ShippedJar(descriptor, origin, provider, loader);
    }

    String entryPoint() {
        return provider.type().getName();
    }

    /** Only where a jar has an address of its own; WildFly shows ours as folders. */
    private static Optional<String> hashOfJar(String root) {
        if (!root.startsWith("jar:file:") || !root.endsWith("!/")) {
            return Optional.empty();
        }
        try (InputStream bytes = URI.create(root.substring("jar:".length(), root.length() - "!/".length()))
                .toURL()
                .openStream()) {
            return Optional.of(Hashes.of(bytes));
        } catch (IOException failure) {
            throw PluginFailure.because(root, "no-jar", failure.getMessage());
        }
    }

    private static String hashOfParts(Descriptor descriptor, ClassLoader loader) {
        MessageDigest digest = Hashes.sha256();
        digest.update(descriptor.toString().getBytes(StandardCharsets.UTF_8));
        TreeSet<String> files = new TreeSet<>();
        descriptor.pages().ui().values().forEach(module -> files.add(descriptor.uiFolder() + module.file()));
        descriptor.pages().console().ifPresent(file -> files.add(descriptor.uiFolder() + file));
        for (String file : files) {
            try (InputStream stream = loader.getResourceAsStream(file)) {
                digest.update(stream == null ? new byte[0] : stream.readAllBytes());
            } catch (IOException failure) {
                throw PluginFailure.because(descriptor.id(), "no-module", file);
            }
        }
        return Hashes.hex(digest);
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
        LoadedPlugin loaded = new LoadedPlugin(this, provider.get(), loader, () -> {});
        loaded.verify();
        return loaded;
    }

    @Override
    public void discard() {}
}
