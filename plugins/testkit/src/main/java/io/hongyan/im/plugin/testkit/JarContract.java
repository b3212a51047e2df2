package io.hongyan.im.plugin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every plugin owes a server that it is dropped into as a jar: it works in a class loader of its own, which shows
 * it the API and the JDK alone, and nothing of it stays in memory after the jar was removed.
 */
public abstract class JarContract {
    @TempDir
    Path home;

    /**
     * Uses the plugin as people would: sends a message of each of its media types, calls each of its commands. Its jobs
     * and listeners run by themselves; the contract waits for them, and fails if anything was not used or failed.
     *
     * @param server with the plugin as a jar
     */
    protected abstract void use(TestServer server);

    /** A class of each library that the plugin's own jar brings along, shaded; none, unless it needs some. */
    protected List<Class<?>> libraries() {
        return List.of();
    }

    /** Whether the plugin comes with the server, as those of Hongyan itself: then the jar is a newer one that replaces it. */
    protected boolean shipped() {
        return false;
    }

    @Test
    void worksFromItsJarAndLeavesNothingInMemory() throws IOException {
        ClassLoader all = getClass().getClassLoader();
        PluginUnderTest plugin = PluginUnderTest.of(getClass());
        Path jar = home.resolve("plugins").resolve(plugin.id() + ".jar");
        if (shipped()) {
            plugin.packNewer(jar, libraries());
        } else {
            plugin.pack(jar, libraries());
        }
        try (TestServer server =
                TestServer.start(Database.H2.create(), home, shipped() ? all : new Others(all, plugin.place()))) {
            assertThat(server.failures())
                    .as("why the plugin does not start from its jar")
                    .isEmpty();
            assertThat(server.report(plugin.id()).path("origin").asText())
                    .as("where the server found the plugin")
                    .isEqualTo("external");
            use(server);
            new Use(server, plugin.id()).await();
            Files.delete(jar);
            server.rescan();
            Leftovers.of(server, plugin.id()).refuse();
        }
    }
}
