package io.hongyan.im.plugin.storage;

import io.hongyan.im.plugin.Descriptor;
import io.hongyan.im.plugin.PluginFailure;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Sees the resources of one jar or folder only, of all that a loader can see. */
final class OwnResources extends ClassLoader {
    private final String root;

    /** @param root the beginning of the addresses of everything in the jar */
    OwnResources(ClassLoader loader, String root) {
        super(loader);
        this.root = root;
    }

    /** Those of the jar or folder that holds the plugin's descriptor. */
    static OwnResources of(Descriptor plugin, ClassLoader loader) {
        try {
            for (URL location : Collections.list(loader.getResources(Descriptor.LOCATION))) {
                if (plugin.id().equals(id(location))) {
                    String address = location.toString();
                    return new OwnResources(
                            loader, address.substring(0, address.length() - Descriptor.LOCATION.length()));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        throw PluginFailure.because(plugin.id(), "no-own-descriptor", Descriptor.LOCATION);
    }

    private static @Nullable String id(URL location) throws IOException {
        try (Reader reader = new InputStreamReader(uncached(location).openStream(), StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties.getProperty("id");
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return Collections.enumeration(Collections.list(super.getResources(name)).stream()
                .filter(url -> url.toString().startsWith(root))
                .map(OwnResources::uncached)
                .toList());
    }

    @Override
    public @Nullable URL getResource(String name) {
        try {
            Enumeration<URL> own = getResources(name);
            return own.hasMoreElements() ? own.nextElement() : null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Past the process's cache of open jars, which would keep this one open for ever. */
    private static URL uncached(URL url) {
        if (!url.getProtocol().equals("jar")) {
            return url;
        }
        try {
            return new URL(null, url.toExternalForm(), new URLStreamHandler() {
                @Override
                protected URLConnection openConnection(URL same) throws IOException {
                    URLConnection connection = url.openConnection();
                    connection.setUseCaches(false);
                    return connection;
                }
            });
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
