package io.hongyan.im.conversation;

import io.hongyan.im.id.AccountId;
import java.util.Locale;

/**
 * Somebody in a group.
 *
 * @param joined milliseconds since 1970
 */
public record GroupMember(AccountId account, Role role, long joined) {
    /** What a member may do beside writing. */
    public enum Role {
        OWNER,
        MEMBER;

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
