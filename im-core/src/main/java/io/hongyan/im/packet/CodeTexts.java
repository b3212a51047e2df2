package io.hongyan.im.packet;

import java.util.Locale;
import java.util.ResourceBundle;

/** The codes in words, in the languages of this server. */
public final class CodeTexts {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final String NAME = "io.hongyan.im.packet.messages";

    private CodeTexts() {}

    /** The text in the language, or in English. */
    public static String text(Code code, Locale locale) {
        return ResourceBundle.getBundle(NAME, locale, CodeTexts.class.getClassLoader(), NO_FALLBACK)
                .getString(Integer.toString(code.number()));
    }
}
