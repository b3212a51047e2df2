package io.hongyan.im.group;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Who asks to be let into groups, in the database. Used inside a transaction, under the group's lock. */
public interface RequestBook {
    Optional<Request> find(ConversationId group, AccountId account);

    /** Keeps one, in the place of an earlier one of the same account. */
    void put(ConversationId group, Request request);

    /** How many wait. */
    int waiting(ConversationId group);

    /** The first that wait after one, by account. */
    List<Request> waiting(ConversationId group, Optional<AccountId> after, int limit);

    /** How many of these there were. */
    int remove(ConversationId group, Collection<AccountId> accounts);

    void removeAll(ConversationId group);
}
