package io.hongyan.im.plugin;

import io.hongyan.im.api.Plugin;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A plugin whose classes are loaded.
 *
 * @param close gives the loader's files back
 */
record LoadedPlugin(PluginArchive archive, Plugin plugin, ClassLoader loader, Runnable close) {
    Descriptor descriptor() {
        return archive.descriptor();
    }

    /** A file of the jar. */
    Optional<byte[]> file(String name) throws IOException {
        try (InputStream stream = loader.getResourceAsStream(name)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        }
    }

    /** @throws PluginFailure if a file that the descriptor names is missing */
    void verify() {
        Descriptor.Pages pages = descriptor().pages();
        pages.ui().values().forEach(module -> require(module.file()));
        pages.console().ifPresent(this::require);
    }

    private void require(String file) {
        String name = descriptor().uiFolder() + file;
        if (loader.getResource(name) == null) {
            throw PluginFailure.because(descriptor().id(), "no-module", name);
        }
    }
}
