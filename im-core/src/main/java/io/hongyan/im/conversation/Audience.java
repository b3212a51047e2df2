package io.hongyan.im.conversation;

import io.hongyan.im.id.AccountId;
import java.util.Set;

/**
 * Who is told of an entry that is no message.
 *
 * @param newcomers those members who may not see what it is about
 */
public record Audience(Route route, Set<AccountId> newcomers) {
    public Audience {
        newcomers = Set.copyOf(newcomers);
    }
}
