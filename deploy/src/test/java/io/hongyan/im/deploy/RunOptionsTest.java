package io.hongyan.im.deploy;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunOptionsTest {
    private final Properties given = new Properties();

    @BeforeEach
    void whatTheBuildGives() {
        given.setProperty("run.war", "/w/im.war");
        given.setProperty("run.wildfly", "/w/wildfly.zip");
        given.setProperty("run.script", "/w/configure.cli");
        given.setProperty("run.work", "/w/target");
        given.setProperty("user.home", "/home/anna");
    }

    @Test
    void listensOn8080AndKeepsItsDataInTheHomeOfTheUser() {
        RunOptions options = RunOptions.from(given);

        assertThat(options.server().port()).isEqualTo(8080);
        assertThat(options.server().home()).isEqualTo(Path.of("/home/anna/hongyan"));
        assertThat(options.demo()).isFalse();
        assertThat(options.server().properties()).isEmpty();
    }

    @Test
    void takesAnotherPortAndHome() {
        given.setProperty("port", "9090");
        given.setProperty("im.home", "/data/im");

        assertThat(RunOptions.from(given).server().port()).isEqualTo(9090);
        assertThat(RunOptions.from(given).server().home()).isEqualTo(Path.of("/data/im"));
    }

    @Test
    void passesTheMessengersPropertiesOn() {
        given.setProperty("im.db.url", "jdbc:postgresql://localhost/im");

        assertThat(RunOptions.from(given).server().properties())
                .containsOnly(entry("im.db.url", "jdbc:postgresql://localhost/im"));
    }

    @Test
    void demoAloneMeansYes() {
        given.setProperty("demo", "true");
        assertThat(RunOptions.from(given).server().properties()).containsEntry("im.demo", "true");

        given.setProperty("demo", "false");
        assertThat(RunOptions.from(given).server().properties()).doesNotContainKey("im.demo");
    }

    @Test
    void splitsTheOptionsOfTheVirtualMachine() {
        given.setProperty("jvm", "-Xmx2g  -XX:+UseZGC");

        assertThat(RunOptions.from(given).server().jvmOptions()).containsExactly("-Xmx2g", "-XX:+UseZGC");
    }

    @Test
    void saysWhatIsWrongWithAPort() {
        for (String port : new String[] {"0", "65536", "http", "-1", "99999999999"}) {
            given.setProperty("port", port);
            assertThatThrownBy(() -> RunOptions.from(given))
                    .isInstanceOf(LaunchException.class)
                    .hasMessage("-Dport=" + port + " is no port: give a number from 1 to 65535.");
        }
    }
}
