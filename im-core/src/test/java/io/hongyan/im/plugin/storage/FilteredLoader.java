package io.hongyan.im.plugin.storage;

import io.hongyan.im.plugin.PluginJar;
import java.net.URLClassLoader;
import java.util.List;

/** A loader as the server has it for a jar from outside: of what is around it, the jar sees but little. */
final class FilteredLoader {
    private static final List<String> SEEN =
            List.of("jakarta.", "io.hongyan.im.api.", "org.jspecify.", "org.slf4j.", "org.hibernate.");

    private FilteredLoader() {}

    static URLClassLoader of(PluginJar jar) {
        return new URLClassLoader(PluginJar.loader(jar).getURLs(), new Filter(FilteredLoader.class.getClassLoader()));
    }

    private static final class Filter extends ClassLoader {
        private final ClassLoader behind;

        Filter(ClassLoader behind) {
            super(getPlatformClassLoader());
            this.behind = behind;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (SEEN.stream().noneMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            return behind.loadClass(name);
        }
    }
}
