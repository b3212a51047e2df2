package io.hongyan.im.packet;

import java.util.Map;

/**
 * A request can't be answered with what it asked for. The one exception that carries a {@link Code} to the place that
 * makes answers; it has no stack trace, for it is no fault of ours.
 */
public final class Refused extends RuntimeException {
    private final transient Code code;
    private final transient Map<String, Object> details;

    public Refused(Code code) {
        this(code, Map.of());
    }

    /** @param details more for the client, sent as the answer's body; never content, tokens or other people's data */
    public Refused(Code code, Map<String, Object> details) {
        super(code.name(), null, false, false);
        this.code = code;
        this.details = Map.copyOf(details);
    }

    /** Malformed, with the field that is. */
    public static Refused malformed(String field) {
        return new Refused(Code.MALFORMED, Map.of("field", field));
    }

    /** Too fast: come back after so many milliseconds. */
    public static Refused tooFast(long retryAfterMillis) {
        return new Refused(Code.TOO_FAST, Map.of("retryAfter", retryAfterMillis));
    }

    public Code code() {
        return code;
    }

    public Map<String, Object> details() {
        return details;
    }
}
