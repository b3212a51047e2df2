package io.hongyan.im.id;

/** A department's id: a time-sorted 64-bit number, a string of 13 characters on the wire. */
public record DepartmentId(long value) implements Comparable<DepartmentId> {
    /** @throws IllegalArgumentException if the value is not positive */
    public DepartmentId {
        Tsid.positive(value);
    }

    /** Whether the text has the form of an id. */
    public static boolean isValid(String text) {
        return Tsid.isValid(text);
    }

    /** @throws IllegalArgumentException if the text is no id */
    public static DepartmentId of(String text) {
        return new DepartmentId(Tsid.number(text));
    }

    @Override
    public int compareTo(DepartmentId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Tsid.text(value);
    }
}
