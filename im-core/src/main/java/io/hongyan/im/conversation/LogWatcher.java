package io.hongyan.im.conversation;

import java.util.List;

/** Sees the entries that a transaction adds to logs, inside it. What it throws rolls back. */
@FunctionalInterface
public interface LogWatcher {
    /** @param entries new ones, never none; those of a conversation in order */
    void added(List<Entry> entries);
}
