package io.hongyan.im.conversation;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Groups and who is in them, in the database. Used inside a transaction. */
public interface GroupBook {
    /** Makes a group whose members may see its log from the first entry on. */
    ConversationId create(String name, AccountId owner, Set<AccountId> members);

    /**
     * Locks a group's row until the transaction ends, before anything of the group is changed or its log added to.
     *
     * @return false if there is no such group
     */
    boolean lock(ConversationId group);

    /** Those of these conversations that are groups. */
    Map<ConversationId, Group> groups(Collection<ConversationId> conversations);

    /** Empty for who is no member. */
    Optional<GroupMember> member(ConversationId group, AccountId account);

    /** The first members after one, by account. */
    List<GroupMember> members(ConversationId group, Optional<AccountId> after, int limit);

    /**
     * Adds members, who may see the log from one entry on, and raises the rights version.
     *
     * @param from the entry that tells of them
     */
    void join(Set<AccountId> newcomers, Entry from);

    /** Ends a membership and raises the rights version. */
    void leave(ConversationId group, AccountId account);

    /** The conversations that an account left at or after a moment of the database's clock, by ascending id, after one. */
    List<ConversationId> left(AccountId account, long since, Optional<ConversationId> after, int limit);
}
