package io.hongyan.im.conversation;

import java.util.Map;
import java.util.Set;

/**
 * What some messages are to one member alone.
 *
 * @param deleted those that the member deleted for itself
 * @param reactions the member's own, by the message
 */
public record Personal(Set<Place> deleted, Map<Place, Set<String>> reactions) {
    /** Of somebody who did nothing to any. */
    public static final Personal NONE = new Personal(Set.of(), Map.of());

    public Personal {
        deleted = Set.copyOf(deleted);
        reactions = Map.copyOf(reactions);
    }

    Set<String> reactions(Place message) {
        return reactions.getOrDefault(message, Set.of());
    }
}
