package io.hongyan.im.plugin;

import io.hongyan.im.conversation.Entry;
import java.util.Optional;
import java.util.Set;

/**
 * What a listener wants to hear of.
 *
 * @param kinds of entries
 * @param media types of messages; empty for all
 * @param chosen the kinds that count in the place of the others, once the plugin chose some
 */
public record Interest(Set<String> kinds, Set<String> media, Optional<Set<String>> chosen) {
    private static final String MESSAGE = "message";

    /** Of messages. */
    static Interest inMessages(Set<String> media) {
        return new Interest(Set.of(MESSAGE), media, Optional.empty());
    }

    /** Of entries of these kinds. */
    static Interest in(Set<String> kinds) {
        return new Interest(kinds, Set.of(), Optional.empty());
    }

    /** Whether it is said that so much is wanted, whatever was chosen since. */
    boolean saysTheSameAs(Interest other) {
        return kinds.equals(other.kinds) && media.equals(other.media);
    }

    boolean wants(Entry entry) {
        return chosen.orElse(kinds).contains(entry.happening().kind())
                && (media.isEmpty()
                        || entry.asMessage()
                                .filter(message -> media.contains(message.media()))
                                .isPresent());
    }
}
