package io.hongyan.im.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Loads the classes of one jar from outside the WAR; its resources are those of the jar alone. */
final class PluginLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private PluginLoader(String id, URL jar, ClassLoader server) {
        super("plugin-" + id, new URL[] {jar}, new ApiFilter(server));
    }

    static PluginLoader over(String id, Path jar, ClassLoader server) {
        try {
            return new PluginLoader(id, jar.toUri().toURL(), server);
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    /** Without the process-wide cache of opened jars, which would keep this one open after the loader is closed. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        URL resource = findResource(name);
        if (resource == null) {
            return null;
        }
        try {
            URLConnection connection = resource.openConnection();
            connection.setUseCaches(false);
            return connection.getInputStream();
        } catch (IOException unreadable) {
            return null; // as every class loader answers
        }
    }
}
