package io.hongyan.im.conversation.storage;

import io.hongyan.im.api.Kind;
import java.util.Locale;

/** Kinds of conversations in a column. */
final class Kinds {
    private Kinds() {}

    static Kind of(String word) {
        return Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
