package io.hongyan.im.conversation;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.EntryId;
import java.util.Optional;
import java.util.Set;

/**
 * A message and where it is to go, as far as was known when it was checked.
 *
 * @param mentioned the members that it mentions, without its sender
 * @param id its id, by which plugins may find it afterwards; without one it is given another, and they may not
 */
public record Draft(Route route, NewMessage message, Set<AccountId> mentioned, Optional<EntryId> id) {
    public Draft {
        mentioned = Set.copyOf(mentioned);
    }
}
