package io.hongyan.im.plugin.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** A plugin's texts in one language, without those of another below them. */
final class BundleFile {
    private BundleFile() {}

    /** The texts; none if there is no such file. */
    static Properties read(String plugin, String language, ClassLoader loader) {
        Properties texts = new Properties();
        String name = "META-INF/hongyan/" + plugin + "/messages_" + language + ".properties";
        try (InputStream stream = loader.getResourceAsStream(name)) {
            if (stream != null) {
                texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
            return texts;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
