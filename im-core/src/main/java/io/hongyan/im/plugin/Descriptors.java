package io.hongyan.im.plugin;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The descriptors that a class loader can see, each found again by the jar that it lies in. */
final class Descriptors {
    private final List<URL> locations;

    private Descriptors(List<URL> locations) {
        this.locations = locations;
    }

    static Descriptors read(ClassLoader loader) {
        try {
            return new Descriptors(new ArrayList<>(Collections.list(loader.getResources(Descriptor.LOCATION))));
        } catch (IOException failure) {
            throw new PluginFailure("?", "no descriptor can be read", failure);
        }
    }

    /** The descriptor beside this class, in the same jar or folder. */
    Descriptor of(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        URL own = type.getClassLoader().getResource(file);
        if (own == null) {
            throw new PluginFailure(type.getName(), "its class file is hidden");
        }
        String root = own.toString().substring(0, own.toString().length() - file.length());
        return locations.stream()
                .filter(location -> location.toString().equals(root + Descriptor.LOCATION))
                .findFirst()
                .map(Descriptor::read)
                .orElseThrow(
                        () -> new PluginFailure(type.getName(), "there is no " + Descriptor.LOCATION + " in its jar"));
    }
}
