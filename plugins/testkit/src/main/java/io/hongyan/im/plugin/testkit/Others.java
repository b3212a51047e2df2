package io.hongyan.im.plugin.testkit;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/** Sees everything but the resources of one place, so that a server finds all plugins but the one that lies there. */
final class Others extends ClassLoader {
    private final String hidden;

    Others(ClassLoader all, Place without) {
        super(all);
        this.hidden = without.address();
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return Collections.enumeration(Collections.list(super.getResources(name)).stream()
                .filter(resource -> !resource.toString().contains(hidden))
                .toList());
    }
}
