package io.hongyan.im.id;

/** An account's id: a time-sorted 64-bit number, a string of 13 characters on the wire. */
public record AccountId(long value) implements Comparable<AccountId> {
    /** @throws IllegalArgumentException if the value is not positive */
    public AccountId {
        Tsid.positive(value);
    }

    /** Whether the text has the form of an id. */
    public static boolean isValid(String text) {
        return Tsid.isValid(text);
    }

    /** @throws IllegalArgumentException if the text is no id */
    public static AccountId of(String text) {
        return new AccountId(Tsid.number(text));
    }

    @Override
    public int compareTo(AccountId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Tsid.text(value);
    }
}
