package io.hongyan.im.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginFileTest {
    @Test
    void namesAFileOfAPluginsModules() {
        assertThat(PluginFile.of("/red-packet/0123456789ab/red-packet.js"))
                .contains(new PluginFile("red-packet", "0123456789ab", "red-packet.js"));
        assertThat(PluginFile.of("/text/0123456789ab/parts/link-2.js"))
                .contains(new PluginFile("text", "0123456789ab", "parts/link-2.js"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/text",
                "/text/0123456789ab",
                "/text/0123456789ab/",
                "/text/0123456789AB/a.js",
                "/text/0123456789a/a.js",
                "/Text/0123456789ab/a.js",
                "/text/0123456789ab/../a.js",
                "/text/0123456789ab/./a.js",
                "/text/0123456789ab/a/../../../plugin.properties",
                "/text/0123456789ab//a.js",
                "/text/0123456789ab/.hidden",
                "/text/0123456789ab/a.js/",
                "/text/0123456789ab/a\\b.js",
                "/text/0123456789ab/a%2fb.js",
                "/text/0123456789ab/a\nb.js",
                "/text/0123456789ab/a:b.js"
            })
    void namesNothingElse(String path) {
        assertThat(PluginFile.of(path)).isEmpty();
    }
}
