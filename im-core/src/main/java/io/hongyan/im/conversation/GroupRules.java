package io.hongyan.im.conversation;

import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.GroupMember.Role;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may do what in a group.
 *
 * @param history whether who joins sees what was before
 * @param invite who may let people in
 * @param mention who may mention everybody
 */
public record GroupRules(Join join, boolean history, Whom invite, Whom mention, Whom pin) {
    /** How people come in of their own accord; a link that an administrator made lets in whatever this says. */
    public enum Join {
        OPEN,
        REQUEST,
        INVITE;

        /** On the wire. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Join> of(String word) {
            return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
        }
    }

    /** Who may. */
    public enum Whom {
        MEMBERS,
        ADMINISTRATORS;

        public boolean includes(Role role) {
            return this == MEMBERS || role.isModerator();
        }

        /** On the wire. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Whom> of(String word) {
            return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
        }
    }

    /** What a new one begins with. */
    public static GroupRules of(Kind kind) {
        return switch (kind) {
            case CHANNEL ->
                new GroupRules(Join.OPEN, true, Whom.ADMINISTRATORS, Whom.ADMINISTRATORS, Whom.ADMINISTRATORS);
            case ROOM -> new GroupRules(Join.OPEN, true, Whom.MEMBERS, Whom.ADMINISTRATORS, Whom.ADMINISTRATORS);
            default -> new GroupRules(Join.INVITE, false, Whom.MEMBERS, Whom.MEMBERS, Whom.ADMINISTRATORS);
        };
    }
}
