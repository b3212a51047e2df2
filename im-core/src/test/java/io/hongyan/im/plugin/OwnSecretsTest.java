package io.hongyan.im.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnSecretsTest {
    @TempDir
    Path home;

    @Test
    void opensForThePluginAndThePlaceThatClosedIt() {
        SecretBox box = new KeyFileBox(home);
        OwnSecrets own = new OwnSecrets("one", box);
        String closed = own.close("hush", "row/1");

        assertThat(closed).doesNotContain("hush");
        assertThat(own.open(closed, "row/1")).isEqualTo("hush");
        assertThatThrownBy(() -> own.open(closed, "row/2")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new OwnSecrets("other", box).open(closed, "row/1"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> box.open(closed, "one/row/1")).isInstanceOf(IllegalStateException.class);
    }
}
