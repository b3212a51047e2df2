package io.hongyan.im.web.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The languages that this server speaks. */
public final class Languages {
    private static final Set<String> SPOKEN = Set.of("en", "zh");

    private Languages() {}

    /** The first that the client accepts, else English. */
    public static Locale of(HttpHeaders headers) {
        return best(headers.getAcceptableLanguages());
    }

    public static Locale best(List<Locale> accepted) {
        return accepted.stream()
                .filter(locale -> SPOKEN.contains(locale.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
