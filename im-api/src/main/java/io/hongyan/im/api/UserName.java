package io.hongyan.im.api;

import java.util.regex.Pattern;

/**
 * The name that a person signs in with and is written to: {@code [a-z0-9][a-z0-9._-]{0,63}}, never 13 digits, which
 * could be mistaken for an id.
 */
public record UserName(String value) {
    private static final Pattern FORM = Pattern.compile("(?![0-9]{13}$)[a-z0-9][a-z0-9._-]{0,63}");

    /** @throws IllegalArgumentException if the value is no user name */
    public UserName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a user name");
        }
    }

    /** Whether the value could be a user name. */
    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
