package io.hongyan.im.plugin.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a plugin owes its server whose commands, jobs or listeners ask the database more than to find a row: all of it is
 * used, and nothing fails, on H2, on a real PostgreSQL and on a real MariaDB.
 */
public abstract class DatabaseContract {
    private final PluginUnderTest plugin = PluginUnderTest.of(getClass());

    @TempDir
    Path home;

    /**
     * Uses the plugin as people would, as in {@link JarContract#use}; once for each database.
     *
     * @param server with the plugin beside those of the tests' class path
     */
    protected abstract void use(TestServer server);

    @TestFactory
    Stream<DynamicTest> worksOnEveryDatabase() {
        return Stream.of(Database.values()).map(database -> dynamicTest("on " + database, () -> worksOn(database)));
    }

    private void worksOn(Database database) {
        try (TestServer server =
                TestServer.start(database.create(), home, getClass().getClassLoader())) {
            assertThat(server.failures()).as("why the plugin does not start").isEmpty();
            use(server);
            new Use(server, plugin.id()).await();
        }
    }
}
