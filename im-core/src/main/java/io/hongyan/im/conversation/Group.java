package io.hongyan.im.conversation;

import io.hongyan.im.api.Kind;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import java.util.Optional;

/**
 * What everybody in a group, channel or room knows of it.
 *
 * @param members how many
 * @param crowd whether its members are never all named, see {@link Crowds}
 * @param silence until when nobody but administrators may write
 */
public record Group(
        ConversationId id,
        Kind kind,
        AccountId owner,
        int members,
        boolean crowd,
        Silence silence,
        Optional<Announcement> announcement,
        GroupCard card) {
    /** The most people who are named at once; with more members a group is a crowd. */
    public static final int NAMED = 500;

    public String name() {
        return card.name();
    }

    public GroupRules rules() {
        return card.rules();
    }

    /** Whether it is told in its log who comes and goes. */
    public boolean tellsOfMembers() {
        return kind == Kind.GROUP;
    }
}
