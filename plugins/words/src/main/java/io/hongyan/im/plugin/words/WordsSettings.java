package io.hongyan.im.plugin.words;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What an administrator decides.
 *
 * @param words found wherever they occur in a text, in upper and lower case, full and half width
 */
record WordsSettings(
        @NotNull @Size(max = 5_000) List<@NotBlank @Size(max = 100) String> words,
        @NotNull Action action) {
    /** What becomes of a message with such a word. */
    enum Action {
        /** It is not sent. */
        REFUSE,
        /** It is sent with stars instead. */
        MASK
    }
}
