package io.hongyan.im.plugin.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** What the archetype generates is a plugin: it compiles, and its own test passes. The browser tests use the jar. */
class ArchetypeTest {
    private static final Path TARGET = Path.of("target", "stranger");

    @Test
    void generatesAPluginThatPassesItsOwnTest() throws IOException, ClassNotFoundException {
        Stranger stranger = Stranger.generate(TARGET.resolve("shout"));
        Path jar = stranger.pack(TARGET.resolve("shout.jar"));
        Path tests = stranger.compileTests(jar);
        URL[] path = {jar.toUri().toURL(), tests.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
            TestExecutionSummary summary = run(loader.loadClass("org.example.shout.ShoutTypeTest"));

            assertThat(summary.getFailures())
                    .allSatisfy(failure -> assertThat(failure.getException()).isNull());
            assertThat(summary.getTestsSucceededCount()).isGreaterThan(5);
        }
    }

    @Test
    void leavesNoPlaceholder() throws IOException {
        Stranger stranger = Stranger.generate(TARGET.resolve("placeholders"));

        assertThat(stranger.files()).isNotEmpty().allSatisfy(file -> {
            assertThat(file.toString()).doesNotContain("__");
            if (!file.toString().endsWith(".js")) {
                assertThat(Files.readString(file)).doesNotContain("${");
            }
        });
    }

    private static TestExecutionSummary run(Class<?> test) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(test))
                                .build(),
                        listener);
        return listener.getSummary();
    }
}
