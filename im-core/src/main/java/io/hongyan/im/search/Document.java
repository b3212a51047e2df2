package io.hongyan.im.search;

import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.NewMessage;
import java.util.Optional;
import java.util.Set;

/**
 * A message as it is to be found.
 *
 * @param text what it says by now; empty if nothing any more
 */
public record Document(Point point, String text) {
    /** What a message says by now. */
    static Document of(Entry message) {
        return new Document(point(message), text(message).orElse(""));
    }

    static Point point(Entry entry) {
        return new Point(entry.time(), entry.conversation(), entry.seq());
    }

    /** What an entry says by now, if it is a message. */
    static Optional<String> text(Entry entry) {
        return entry.asMessage().map(NewMessage::body);
    }

    /** What stands for its text in the index. */
    public Set<Long> tokens() {
        return Tokens.of(text);
    }
}
