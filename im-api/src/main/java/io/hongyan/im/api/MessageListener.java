package io.hongyan.im.api;

import java.util.Map;
import java.util.Set;

/**
 * Is told of stored messages, each at least once, in the order of their conversation, by any node; several
 * conversations at once on several threads. Headlines are not told.
 */
public interface MessageListener {
    /** {@code [a-z][a-z0-9-]{0,31}}, unique within the plugin; what it missed while stopped is kept under it. */
    String name();

    /** Names of the media types that it wants to hear of; empty for all. */
    default Set<String> media() {
        return Set.of();
    }

    /**
     * Takes note of a message, in a transaction of its own. What it throws is tried again, up to ten times with growing
     * pauses, while what follows in that conversation waits; then it is set aside for an administrator.
     */
    void stored(Stored message, Work work) throws Exception;

    /**
     * A message as it stands in its log.
     *
     * @param conversation id on the wire
     * @param content the content map: strings, numbers, booleans, lists and maps of these; not to be changed
     * @param time milliseconds since 1970
     */
    record Stored(
            String conversation,
            long seq,
            String id,
            UserName sender,
            String media,
            Map<String, Object> content,
            String plainText,
            long time) {}
}
