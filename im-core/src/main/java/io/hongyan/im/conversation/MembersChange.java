package io.hongyan.im.conversation;

import io.hongyan.im.id.AccountId;
import java.util.List;
import java.util.Locale;

/**
 * Somebody came or went.
 *
 * @param users names, which never change
 */
public record MembersChange(AccountId sender, Action action, List<String> users) implements Happening {
    /** What happened to the users. */
    public enum Action {
        INVITE,
        LEAVE,
        REMOVE;

        /** On the wire. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The action of a word on the wire. */
        public static Action of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public MembersChange {
        users = List.copyOf(users);
    }

    @Override
    public String kind() {
        return "members";
    }
}
