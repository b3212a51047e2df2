package io.hongyan.im.plugin;

import java.io.IOException;
import java.io.InputStream;
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
            throw PluginFailure.because("?", "no-descriptors").by(failure);
        }
    }

    /** The descriptor beside this class, in the same jar or folder. */
    Descriptor of(Class<?> type) {
        String own = root(type) + Descriptor.LOCATION;
        URL location = locations.stream()
                .filter(one -> one.toString().equals(own))
                .findFirst()
                .orElseThrow(() -> PluginFailure.because(type.getName(), "no-descriptor", Descriptor.LOCATION));
        try (InputStream stream = location.openStream()) {
            return DescriptorReader.read(stream);
        } catch (IOException failure) {
            throw PluginFailure.because(type.getName(), "unreadable", location, failure.getMessage());
        }
    }

    /** The address of the jar or folder that a class lies in, with a slash at its end. */
    static String root(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        URL own = type.getClassLoader().getResource(file);
        if (own == null) {
            throw PluginFailure.because(type.getName(), "hidden");
        }
        return own.toString().substring(0, own.toString().length() - file.length());
    }
}
