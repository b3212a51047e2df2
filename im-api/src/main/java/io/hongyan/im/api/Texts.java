package io.hongyan.im.api;

/**
 * The texts of one plugin in one language, from {@code META-INF/hongyan/ID/messages_LANGUAGE.properties} in UTF-8.
 */
public interface Texts {
    /**
     * The text of a key, with {@code {0}}, {@code {1}} … replaced by the arguments as {@link java.text.MessageFormat}
     * does. A key that is missing in the language is looked up in English.
     *
     * @throws java.util.MissingResourceException if no language has the key
     */
    String get(String key, Object... arguments);
}
