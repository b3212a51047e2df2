package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Until when somebody may not write.
 *
 * @param until milliseconds since 1970; {@link #FOR_EVER} without an end, 0 for not at all
 */
public record Silence(long until) {
    /** On the wire, and in rows. */
    public static final long FOR_EVER = -1;

    public static final Silence NONE = new Silence(0);

    /** Whether it lasts at a moment. */
    public boolean holds(long now) {
        return until == FOR_EVER || until > now;
    }

    /** Adds a field that says until when; none if there never was one. */
    void write(ObjectNode json, String field) {
        if (until != NONE.until) {
            json.put(field, until);
        }
    }
}
