package io.hongyan.im.plugin;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows a jar from outside the WAR the JDK and what the API promises of everything else, and what the classes stand on
 * that Hibernate makes for its entities; no resource of the server.
 */
final class ApiFilter extends ClassLoader {
    private static final List<String> SHOWN = List.of(
            "jakarta.",
            "io.hongyan.im.api.",
            "org.jspecify.",
            "org.slf4j.",
            "org.hibernate.proxy.",
            "org.hibernate.bytecode.spi.ReflectionOptimizer");

    private final ClassLoader server;

    ApiFilter(ClassLoader server) {
        super(ClassLoader.getPlatformClassLoader());
        this.server = server;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (SHOWN.stream().anyMatch(name::startsWith)) {
            return server.loadClass(name);
        }
        throw new ClassNotFoundException(name + ": a plugin brings what is not of the API in its own jar");
    }

    @Override
    public @Nullable URL getResource(String name) {
        return null;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return Collections.emptyEnumeration();
    }
}
