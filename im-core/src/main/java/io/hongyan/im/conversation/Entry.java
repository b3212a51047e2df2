package io.hongyan.im.conversation;

import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.EntryId;
import io.hongyan.im.id.Seq;
import java.util.Optional;

/**
 * An entry of a conversation's log, as stored.
 *
 * @param ordinal how many messages the log holds up to this entry, which it counts if it is one
 * @param time milliseconds since 1970
 */
public record Entry(
        ConversationId conversation,
        Seq seq,
        EntryId id,
        long ordinal,
        long time,
        Happening happening,
        Standing standing) {
    /** An entry that nothing has changed since. */
    public Entry(ConversationId conversation, Seq seq, EntryId id, long ordinal, long time, Happening happening) {
        this(conversation, seq, id, ordinal, time, happening, Standing.unchanged(seq));
    }

    /**
     * The message that this entry is.
     *
     * @throws IllegalStateException if it is none
     */
    public NewMessage message() {
        return asMessage().orElseThrow(() -> new IllegalStateException("entry " + id + " is " + happening.kind()));
    }

    /** The message, if it is one. */
    public Optional<NewMessage> asMessage() {
        return happening instanceof NewMessage message ? Optional.of(message) : Optional.empty();
    }

    public Place place() {
        return new Place(conversation, seq);
    }

    /** The earlier entry that it is about. */
    public Optional<Place> target() {
        return happening.target().map(about -> new Place(conversation, about));
    }

    /** The same entry as it stands by now. */
    public Entry with(Standing now) {
        Happening newest = happening instanceof NewMessage message ? now.appliedTo(message) : happening;
        return new Entry(conversation, seq, id, ordinal, time, newest, now);
    }
}
