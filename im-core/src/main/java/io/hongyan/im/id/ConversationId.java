package io.hongyan.im.id;

/** A conversation's id: a time-sorted 64-bit number, a string of 13 characters on the wire. */
public record ConversationId(long value) implements Comparable<ConversationId> {
    /** @throws IllegalArgumentException if the value is not positive */
    public ConversationId {
        Tsid.positive(value);
    }

    /** Whether the text has the form of an id. */
    public static boolean isValid(String text) {
        return Tsid.isValid(text);
    }

    /** @throws IllegalArgumentException if the text is no id */
    public static ConversationId of(String text) {
        return new ConversationId(Tsid.number(text));
    }

    @Override
    public int compareTo(ConversationId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Tsid.text(value);
    }
}
