package io.hongyan.im.id;

/** What a client named a message or change by, kept over retries; 1 to 64 visible ASCII characters, a UUID if it is wise. */
public record ClientId(String value) {
    /** @throws IllegalArgumentException if the value has another form */
    public ClientId {
        if (!DeviceId.isValid(value)) {
            throw new IllegalArgumentException("not a client id");
        }
    }

    /** Whether the value could be a client id. */
    public static boolean isValid(String value) {
        return DeviceId.isValid(value);
    }
}
