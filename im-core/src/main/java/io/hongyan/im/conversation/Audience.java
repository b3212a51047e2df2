package io.hongyan.im.conversation;

import io.hongyan.im.id.AccountId;
import java.util.Map;
import java.util.Set;

/**
 * Who is told of an entry that is no message.
 *
 * @param unseeing those members who may not see what it is about
 * @param reactions those of members to what it is about
 */
public record Audience(Route route, Set<AccountId> unseeing, Map<AccountId, Set<String>> reactions) {
    public Audience {
        unseeing = Set.copyOf(unseeing);
        reactions = Map.copyOf(reactions);
    }

    /** Everybody, about nothing earlier. */
    public static Audience of(Route route) {
        return new Audience(route, Set.of(), Map.of());
    }
}
