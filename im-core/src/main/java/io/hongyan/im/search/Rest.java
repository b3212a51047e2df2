package io.hongyan.im.search;

import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Logs that are yet to be indexed up to an end each; for one thread. */
final class Rest {
    private final TreeMap<ConversationId, Seq> left;
    private final Map<ConversationId, Seq> locked = new TreeMap<>();
    private final Map<ConversationId, Seq> failed = new TreeMap<>();

    Rest(Map<ConversationId, Seq> ends) {
        this.left = new TreeMap<>(ends);
    }

    /** Those that there was no time for. */
    Map<ConversationId, Seq> left() {
        return left;
    }

    /** Those that were locked elsewhere. */
    Map<ConversationId, Seq> locked() {
        return locked;
    }

    /** Those whose next entry can't be indexed. */
    Map<ConversationId, Seq> failed() {
        return failed;
    }

    boolean isEmpty() {
        return left.isEmpty() && isDone();
    }

    /** Whether all that was tried was done. */
    boolean isDone() {
        return locked.isEmpty() && failed.isEmpty();
    }

    /** The next ones. */
    Map<ConversationId, Seq> some(int count) {
        Map<ConversationId, Seq> some = new LinkedHashMap<>();
        left.entrySet().stream().limit(count).forEach(end -> some.put(end.getKey(), end.getValue()));
        return some;
    }

    /**
     * Takes out what is done of some.
     *
     * @param horizons of those that could be locked
     */
    void reached(Map<ConversationId, Seq> some, Map<ConversationId, Seq> horizons) {
        some.forEach((conversation, end) -> {
            Seq horizon = horizons.get(conversation);
            if (horizon == null) {
                locked.put(conversation, end);
            }
            if (horizon == null || !end.isAfter(horizon)) {
                left.remove(conversation);
            }
        });
    }

    /** Passes over these. */
    void failed(Map<ConversationId, Seq> some) {
        failed.putAll(some);
        left.keySet().removeAll(some.keySet());
    }
}
