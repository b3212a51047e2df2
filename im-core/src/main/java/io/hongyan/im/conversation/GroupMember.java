package io.hongyan.im.conversation;

import io.hongyan.im.id.AccountId;
import java.util.Locale;

/**
 * Somebody in a group.
 *
 * @param silence until when they may not write
 * @param joined milliseconds since 1970
 */
public record GroupMember(AccountId account, Role role, Silence silence, long joined) {
    /** What a member may do beside writing, the most first. */
    public enum Role {
        OWNER,
        ADMINISTRATOR,
        MEMBER;

        /** Whether they see to order. */
        public boolean isModerator() {
            return this != MEMBER;
        }

        /** Whether what they do holds for somebody of the other role. */
        public boolean isAbove(Role other) {
            return compareTo(other) < 0;
        }

        /** On the wire. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The role of a word on the wire. */
        public static Role of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
