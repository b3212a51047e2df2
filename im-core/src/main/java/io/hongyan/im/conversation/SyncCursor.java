package io.hongyan.im.conversation;

import io.hongyan.im.id.ConversationId;
import io.hongyan.im.packet.Refused;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From where {@code sync} goes on, opaque to clients.
 *
 * @param since what changed at or after this moment is asked for
 * @param began when the first page of this round was made: the next round's {@code since}
 * @param after the last conversation of the page before; none at the beginning of a round
 */
record SyncCursor(long since, long began, Optional<ConversationId> after) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})-([0-9]{1,15})-([0-9A-Z]{13})|([0-9]{1,15})");

    static SyncCursor begin(Optional<String> text, long now) {
        if (text.isEmpty()) {
            return new SyncCursor(0, now, Optional.empty());
        }
        Matcher form = FORM.matcher(text.get());
        if (!form.matches()) {
            throw Refused.malformed("cursor");
        }
        if (form.group(4) != null) {
            return new SyncCursor(Long.parseLong(form.group(4)), now, Optional.empty());
        }
        return new SyncCursor(
                Long.parseLong(form.group(1)),
                Long.parseLong(form.group(2)),
                Optional.of(form.group(3)).filter(ConversationId::isValid).map(ConversationId::of));
    }

    /** Within the round. */
    String next(ConversationId last) {
        return since + "-" + began + "-" + last;
    }

    /** Of the next round. */
    String end() {
        return Long.toString(began);
    }
}
