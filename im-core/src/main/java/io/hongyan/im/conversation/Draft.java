package io.hongyan.im.conversation;

import io.hongyan.im.id.AccountId;
import java.util.Set;

/**
 * A message and where it is to go, as far as was known when it was checked.
 *
 * @param mentioned the members that it mentions, without its sender
 * @param named whether plugins may find it by its id afterwards
 */
public record Draft(Route route, NewMessage message, Set<AccountId> mentioned, boolean named) {
    public Draft {
        mentioned = Set.copyOf(mentioned);
    }
}
