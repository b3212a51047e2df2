package io.hongyan.im.conversation;

import io.hongyan.im.api.Kind;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Groups, channels and rooms, and who is in them, in the database. Used inside a transaction. */
public interface GroupBook {
    /** Makes one whose members may see its log from the first entry on. */
    ConversationId create(Kind kind, GroupCard card, AccountId owner, Set<AccountId> members);

    /**
     * Locks a group's row until the transaction ends, before anything of the group is changed or its log added to.
     *
     * @return false if there is no such group
     */
    boolean lock(ConversationId group);

    /** Those of these conversations that are groups, and not dissolved. */
    Map<ConversationId, Group> groups(Collection<ConversationId> conversations);

    /** Empty for who is no member. */
    Optional<GroupMember> member(ConversationId group, AccountId account);

    /** The first members after one, by account. */
    List<GroupMember> members(ConversationId group, Optional<AccountId> after, int limit);

    /** The owner and the administrators. */
    List<AccountId> moderators(ConversationId group);

    /** Where newcomers stand who come without an entry. */
    Arrival arrival(ConversationId group, boolean history);

    /** Adds members, and raises the rights version unless the group is a crowd. */
    void join(ConversationId group, Set<AccountId> newcomers, Arrival arrival);

    /** Makes a group a crowd for good, and gives the first entry that each member sees. */
    Map<AccountId, Seq> becomeCrowd(ConversationId group);

    /** Ends a membership and raises the rights version. */
    void leave(ConversationId group, AccountId account);

    /** The conversations that an account left at or after a moment of the database's clock, by ascending id, after one. */
    List<ConversationId> left(AccountId account, long since, Optional<ConversationId> after, int limit);
}
