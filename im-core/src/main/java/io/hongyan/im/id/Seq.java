package io.hongyan.im.id;

/** A position in a conversation's log: 1 is its first entry, 0 is before it. */
public record Seq(long value) implements Comparable<Seq> {
    /** Before the first entry. */
    public static final Seq NONE = new Seq(0);

    /** @throws IllegalArgumentException if the value is negative */
    public Seq {
        if (value < 0) {
            throw new IllegalArgumentException("a seq is not negative");
        }
    }

    public Seq next() {
        return new Seq(value + 1);
    }

    public boolean isAfter(Seq other) {
        return value > other.value;
    }

    @Override
    public int compareTo(Seq other) {
        return Long.compare(value, other.value);
    }
}
