package io.hongyan.im.conversation;

import io.hongyan.im.id.Seq;

/**
 * Where newcomers stand in a log.
 *
 * @param first the first entry that they may see
 * @param firstOrdinal how many messages were before it
 * @param read up to where they count as having read
 * @param readOrdinal how many messages that is
 */
public record Arrival(Seq first, long firstOrdinal, Seq read, long readOrdinal) {
    private static final Seq FIRST = new Seq(1);

    /** With the entry that tells of them; who sees what was before has nothing of it unread. */
    public static Arrival with(Entry entry, boolean history) {
        return history
                ? new Arrival(FIRST, 0, entry.seq(), entry.ordinal())
                : new Arrival(entry.seq(), entry.ordinal(), Seq.NONE, 0);
    }

    /** Without an entry, where the log ends now. */
    public static Arrival after(Seq last, long ordinal, boolean history) {
        return history ? new Arrival(FIRST, 0, last, ordinal) : new Arrival(last.next(), ordinal, Seq.NONE, 0);
    }
}
