package io.hongyan.im.id;

/** The name that a client gave to its device, unique within the account; 1 to 64 visible ASCII characters. */
public record DeviceId(String value) {
    /** @throws IllegalArgumentException if the value has another form */
    public DeviceId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a device id");
        }
    }

    /** Whether the value could be a device id. */
    public static boolean isValid(String value) {
        return !value.isEmpty() && value.length() <= 64 && value.chars().allMatch(c -> c > ' ' && c < 127);
    }
}
