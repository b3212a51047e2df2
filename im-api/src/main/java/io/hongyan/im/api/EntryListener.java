package io.hongyan.im.api;

import java.util.Map;
import java.util.Set;

/**
 * Is told of what is added to the logs of conversations, messages and everything else; each entry at least once, in the
 * order of its conversation, by any node; several conversations at once on several threads. A plugin that wants messages
 * alone is better off with a {@link MessageListener}.
 */
public interface EntryListener {
    /**
     * {@code [a-z][a-z0-9-]{0,31}}, unique within the plugin among its listeners of whatever kind; what it missed while
     * stopped is kept under it.
     */
    String name();

    /**
     * The kinds of entries that it wants to hear of, as {@code message}, {@code edit} or {@code ID.NAME}; asked when the
     * plugin starts. {@link Work#hear} chooses others later.
     */
    Set<String> kinds();

    /**
     * Takes note of an entry, in a transaction of its own. What it throws is tried again, up to ten times with growing
     * pauses, while what follows in that conversation waits; then it is set aside for an administrator.
     */
    void added(Added entry, Work work) throws Exception;

    /**
     * An entry as it stands in its log.
     *
     * @param conversation id on the wire
     * @param from whose doing it was
     * @param time milliseconds since 1970
     * @param fields all of it, as who did not cause it gets it on the wire: strings, numbers, booleans, lists and maps of
     *     these; not to be changed
     */
    record Added(
            String conversation,
            long seq,
            String id,
            String kind,
            UserName from,
            long time,
            Map<String, Object> fields) {}
}
