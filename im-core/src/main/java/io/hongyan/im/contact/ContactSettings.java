package io.hongyan.im.contact;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an operator chooses of contacts, read once at start; a value that can't be is refused with its key.
 *
 * @param writers who may write to whom ({@code im.contact.write}: {@code everybody}, {@code organisation} or
 *     {@code contacts})
 * @param request how long a request is open ({@code im.contact.request.days}, 30)
 * @param again after what time somebody who was refused may ask again ({@code im.contact.again.hours}, 24)
 */
public record ContactSettings(Writers writers, Duration request, Duration again) {
    /** How long what is gone is told of; who asks for changes since before begins anew. No longer than {@code again}. */
    static final Duration KEPT = Duration.ofDays(30);

    /** @param values a key's value, if the operator chose one */
    public static ContactSettings read(Function<String, Optional<String>> values) {
        return new ContactSettings(
                writers(values),
                Duration.ofDays(number(values, "im.contact.request.days", 30, 1, 365)),
                Duration.ofHours(number(values, "im.contact.again.hours", 24, 0, KEPT.toHours())));
    }

    private static Writers writers(Function<String, Optional<String>> values) {
        String word = values.apply("im.contact.write").map(String::strip).orElse(Writers.EVERYBODY.word());
        return Writers.of(word)
                .orElseThrow(() -> new IllegalArgumentException("im.contact.write=" + word + ": must be one of "
                        + Arrays.stream(Writers.values()).map(Writers::word).toList()));
    }

    private static long number(
            Function<String, Optional<String>> values, String key, long otherwise, long least, long most) {
        String value = values.apply(key).map(String::strip).orElse(Long.toString(otherwise));
        long number = value.matches("[0-9]{1,9}") ? Long.parseLong(value) : -1;
        if (number < least || number > most) {
            throw new IllegalArgumentException(key + "=" + value + ": must be a number from " + least + " to " + most);
        }
        return number;
    }
}
