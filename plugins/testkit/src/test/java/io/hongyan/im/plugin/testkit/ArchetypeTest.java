package io.hongyan.im.plugin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** What the archetype generates is a plugin: it compiles, and its own tests pass. */
class ArchetypeTest {
    private static final Path TARGET = Path.of("target", "stranger");
    private static final String RESOURCES = "src/main/resources/META-INF/hongyan/";

    @Test
    void generatesAPluginThatPassesItsOwnTests() throws IOException, ClassNotFoundException {
        Stranger stranger = Stranger.generate(TARGET.resolve("shout"));
        Map<String, Integer> tests = Map.of("ShoutTypeTest", 6, "ShoutJarTest", 1, "ShoutSchemaTest", 2);
        for (Map.Entry<String, Integer> test : tests.entrySet()) {
            TestExecutionSummary summary = stranger.run(test.getKey());

            assertThat(summary.getFailures())
                    .allSatisfy(failure -> assertThat(failure.getException()).isNull());
            assertThat(summary.getTestsSucceededCount()).as(test.getKey()).isGreaterThanOrEqualTo(test.getValue());
            assertThat(summary.getTestsSucceededCount())
                    .as("of %s nothing is skipped", test.getKey())
                    .isEqualTo(summary.getTestsFoundCount());
        }
    }

    /** The browser tests drop the first, and then this one over it. */
    @Test
    void generatesAPluginWhoseNextVersionLooksOtherwise() throws IOException {
        Path jar = Stranger.generate(TARGET.resolve("shout-2"))
                .edit(RESOURCES + "plugin.properties", "version=0.1.0", "version=0.2.0")
                .edit(RESOURCES + "shout/ui/shout.js", "'!'.repeat(", "'‼'.repeat(")
                .pack(TARGET.resolve("shout-2.jar"));

        assertThat(jar).isNotEmptyFile();
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
}
