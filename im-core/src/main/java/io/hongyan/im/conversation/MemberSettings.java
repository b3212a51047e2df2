package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How a member keeps a conversation, the same on every device of theirs; its draft is apart, see
 * {@link MemberBook#drafts}.
 *
 * @param mutedUntil milliseconds since 1970; 0 is not muted, {@link #FOR_EVER} without an end
 * @param hidden until its next message
 */
public record MemberSettings(boolean pinned, long mutedUntil, boolean hidden) {
    static final long FOR_EVER = -1;

    /** Adds what is set to a conversation on the wire. */
    void write(ObjectNode conversation, long now) {
        if (pinned) {
            conversation.put("pinned", true);
        }
        if (mutedUntil == FOR_EVER || mutedUntil > now) {
            conversation.put("mutedUntil", mutedUntil);
        }
        if (hidden) {
            conversation.put("hidden", true);
        }
    }
}
