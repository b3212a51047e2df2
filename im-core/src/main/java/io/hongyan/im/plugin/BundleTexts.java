package io.hongyan.im.plugin;

import io.hongyan.im.api.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Properties;

/** The texts of one plugin in one language, over its English ones. */
final class BundleTexts implements Texts {
    private final String plugin;
    private final Locale locale;
    private final Properties texts;

    private BundleTexts(String plugin, Locale locale, Properties texts) {
        this.plugin = plugin;
        this.locale = locale;
        this.texts = texts;
    }

    static BundleTexts read(String plugin, Locale locale, ClassLoader loader) {
        Properties english = load(plugin, "en", loader, new Properties());
        return new BundleTexts(plugin, locale, load(plugin, locale.getLanguage(), loader, english));
    }

    private static Properties load(String plugin, String language, ClassLoader loader, Properties below) {
        Properties texts = new Properties(below);
        String name = "META-INF/hongyan/" + plugin + "/messages_" + language + ".properties";
        try (InputStream stream = loader.getResourceAsStream(name)) {
            if (stream != null) {
                texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
        } catch (IOException failure) {
            throw PluginFailure.because(plugin, "texts", name).by(failure);
        }
        return texts;
    }

    Locale locale() {
        return locale;
    }

    /** The text of a key as it stands, if there is one. */
    Optional<String> find(String key) {
        return Optional.ofNullable(texts.getProperty(key));
    }

    @Override
    public String get(String key, Object... arguments) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new MissingResourceException("no text for this key", plugin, key);
        }
        return new MessageFormat(text, locale).format(arguments);
    }
}
