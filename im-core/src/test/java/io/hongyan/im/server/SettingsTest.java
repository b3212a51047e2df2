package io.hongyan.im.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.account.DevicePolicy;
import io.hongyan.im.plugin.PluginSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    private static PluginSettings plugins(Map<String, String> values) {
        return Settings.read(key -> Optional.ofNullable(values.get(key))).plugins();
    }

    @Test
    void readsOnHowManyDevicesPeopleStay() {
        assertThat(devices("all")).isEqualTo(DevicePolicy.ALL);
        assertThat(devices("one-per-kind")).isEqualTo(DevicePolicy.ONE_PER_KIND);
        assertThat(devices("one")).isEqualTo(DevicePolicy.ONE);
        assertThat(Settings.read(key -> Optional.empty()).devices()).isEqualTo(DevicePolicy.ALL);
        assertThatThrownBy(() -> devices("two")).hasMessageContaining("im.devices=two");
    }

    private static DevicePolicy devices(String word) {
        return Settings.read(key -> Optional.of(word).filter(value -> key.equals("im.devices")))
                .devices();
    }

    @Test
    void takesNoUploadsByDefault() {
        assertThat(plugins(Map.of()).upload()).isFalse();
        assertThat(plugins(Map.of("im.plugins.allow", HASH)).upload()).isFalse();
    }

    @Test
    void takesUploadsOfListedJarsAlone() {
        PluginSettings listed = plugins(
                Map.of("im.plugins.upload", "true", "im.plugins.allow", HASH.toUpperCase(java.util.Locale.ROOT)));
        assertThat(listed.upload()).isTrue();
        assertThat(listed.allowed()).contains(Set.of(HASH));
        for (Map<String, String> any : java.util.List.of(
                Map.of("im.plugins.upload", "true"), Map.of("im.plugins.upload", "true", "im.plugins.allow", "any"))) {
            assertThatThrownBy(() -> plugins(any)).hasMessageContaining("im.plugins.allow must list the jars");
        }
        assertThatThrownBy(() -> plugins(Map.of("im.plugins.upload", "yes")))
                .hasMessageContaining("im.plugins.upload=yes");
    }

    @Test
    void takesAShareOfEachSecondForTheIndex() {
        assertThat(Settings.read(key -> Optional.empty()).searchSlice()).hasMillis(300);
        assertThatThrownBy(() -> Settings.read(key -> Optional.of("0").filter(zero -> key.equals("im.search.share"))))
                .hasMessageContaining("im.search.share=0");
    }
}
