package io.hongyan.im.plugin.testkit;

import io.hongyan.im.api.Plugin;
import io.hongyan.im.plugin.Descriptor;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/** The plugin whose tests run, on their class path. */
record PluginUnderTest(String id, Plugin plugin, Place place) {
    private static final String NEWER = "9999.0.0";

    /** The one that is being built; of several the one whose classes lie beside those of its tests. */
    static PluginUnderTest of(Class<?> test) {
        List<Plugin> all = ServiceLoader.load(Plugin.class, test.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        List<Plugin> own = all.size() == 1
                ? all
                : all.stream()
                        .filter(plugin -> Place.of(plugin.getClass()).isBeside(Place.of(test)))
                        .toList();
        if (own.size() != 1) {
            throw new AssertionError("the tests' class path must hold one plugin of its own, named in "
                    + "META-INF/services/io.hongyan.im.api.Plugin, and not " + own);
        }
        Plugin plugin = own.get(0);
        return new PluginUnderTest(id(plugin), plugin, Place.of(plugin.getClass()));
    }

    private static String id(Plugin plugin) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(descriptor(plugin)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return properties.getProperty("id", "");
    }

    private static String descriptor(Plugin plugin) {
        List<String> found = new ArrayList<>();
        Place.of(plugin.getClass()).each((name, file) -> {
            if (name.equals(Descriptor.LOCATION)) {
                found.add(Files.readString(file));
            }
        });
        if (found.isEmpty()) {
            throw new AssertionError("beside " + plugin.getClass().getName() + " there must be " + Descriptor.LOCATION);
        }
        return found.get(0);
    }

    /** What its tables' names begin with. */
    String prefix() {
        return id.replace('-', '_');
    }

    /** Its migrations, for whatever database. */
    Set<String> migrations() {
        Set<String> found = new TreeSet<>();
        place.each((name, file) -> {
            if (name.matches("db/migration/" + id + "(-[a-z0-9]+)?/.+\\.sql")) {
                found.add(name);
            }
        });
        return found;
    }

    /** As a jar that can be dropped into a server, with the libraries that it brings. */
    void pack(Path jar, List<Class<?>> libraries) {
        try (JarWriter out = JarWriter.open(jar)) {
            addTo(out, libraries);
        }
    }

    /** The same, newer than any that comes with the server. */
    void packNewer(Path jar, List<Class<?>> libraries) {
        try (JarWriter out = JarWriter.open(jar)) {
            out.add(Descriptor.LOCATION, newer());
            addTo(out, libraries);
        }
    }

    private void addTo(JarWriter out, List<Class<?>> libraries) {
        out.add(place);
        libraries.forEach(library -> out.add(Place.of(library)));
    }

    private String newer() {
        return descriptor(plugin).replaceAll("(?m)^version=.*$", "version=" + NEWER);
    }
}
