package io.hongyan.im.plugin.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class UnitLoaderTest {
    @Test
    void seesThePluginsClassesWhereTheServerHasOthersOfTheirNames() throws Exception {
        URL own = UnitLoaderTest.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader plugin = new URLClassLoader(new URL[] {own}, ClassLoader.getPlatformClassLoader())) {
            UnitLoader loader = new UnitLoader(plugin);

            assertThat(loader.loadClass(Plain.class.getName()).getClassLoader()).isSameAs(plugin);
            assertThat(loader.loadClass(PluginUnit.class.getName())).isSameAs(PluginUnit.class);
        }
    }

    static final class Plain {}
}
