package io.hongyan.im.plugin.webhook;

import io.hongyan.im.api.EntryListener.Added;
import java.util.Map;

/**
 * What hooks are told of.
 *
 * @param target the seq of the entry that it is about, which may be its own
 * @param fields the entry
 */
record Event(String kind, String conversation, long seq, long target, long time, Map<String, Object> fields) {
    static Event of(Added entry) {
        return new Event(
                entry.kind(),
                entry.conversation(),
                entry.seq(),
                entry.fields().get("target") instanceof Number target ? target.longValue() : entry.seq(),
                entry.time(),
                entry.fields());
    }
}
