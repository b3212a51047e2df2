package io.hongyan.im.id;

import java.util.regex.Pattern;

/** What a client named a message or change by, kept over retries: a UUID in lower case. */
public record ClientId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** @throws IllegalArgumentException if the value has another form */
    public ClientId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a client id");
        }
    }

    /** Whether the value could be a client id. */
    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }
}
