package io.hongyan.im.id;

/** The id of a link into a group: a time-sorted 64-bit number, a string of 13 characters on the wire. */
public record LinkId(long value) {
    /** @throws IllegalArgumentException if the value is not positive */
    public LinkId {
        Tsid.positive(value);
    }

    /** Whether the text has the form of an id. */
    public static boolean isValid(String text) {
        return Tsid.isValid(text);
    }

    /** @throws IllegalArgumentException if the text is no id */
    public static LinkId of(String text) {
        return new LinkId(Tsid.number(text));
    }

    @Override
    public String toString() {
        return Tsid.text(value);
    }
}
