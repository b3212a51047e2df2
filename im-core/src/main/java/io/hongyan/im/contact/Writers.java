package io.hongyan.im.contact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who may write to whom. */
public enum Writers {
    EVERYBODY,
    /** Those of one organisation: who have the same department at the top. */
    ORGANISATION,
    /** Those who know each other. */
    CONTACTS;

    /** Its word on the wire, in settings and in rows. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Writers> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
