package io.hongyan.im.id;

/** An entry's id, the same on every node and for ever: a time-sorted 64-bit number, a string of 13 characters on the wire. */
public record EntryId(long value) implements Comparable<EntryId> {
    /** @throws IllegalArgumentException if the value is not positive */
    public EntryId {
        Tsid.positive(value);
    }

    /** Whether the text has the form of an id. */
    public static boolean isValid(String text) {
        return Tsid.isValid(text);
    }

    /** @throws IllegalArgumentException if the text is no id */
    public static EntryId of(String text) {
        return new EntryId(Tsid.number(text));
    }

    @Override
    public int compareTo(EntryId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Tsid.text(value);
    }
}
