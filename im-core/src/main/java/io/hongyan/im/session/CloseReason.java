package io.hongyan.im.session;

import java.util.Optional;

/** Why a connection ends: the WebSocket close code, and what the packet {@code closed} says before it. */
public enum CloseReason {
    SHUTTING_DOWN(1001, "shutdown", true),
    NOT_LOGGED_IN(4001, "", true),
    LOGGED_OUT(1000, "", false),
    KICKED(4002, "kicked", false),
    REVOKED(4002, "revoked", false),
    PROTOCOL_ERROR(4003, "", true),
    TOO_SLOW(4008, "slow", true),
    REPLACED(4009, "replaced", false),
    SILENT(1001, "", true),
    TOO_FAST(4029, "rate", true);

    private final int code;
    private final String word;
    private final boolean mayReturn;

    CloseReason(int code, String word, boolean mayReturn) {
        this.code = code;
        this.word = word;
        this.mayReturn = mayReturn;
    }

    /** The WebSocket close code. */
    public int code() {
        return code;
    }

    /** The {@code reason} of the packet {@code closed}; without one no such packet is sent. */
    public Optional<String> word() {
        return word.isEmpty() ? Optional.empty() : Optional.of(word);
    }

    /** Whether a client comes back by itself. */
    public boolean mayReturn() {
        return mayReturn;
    }
}
