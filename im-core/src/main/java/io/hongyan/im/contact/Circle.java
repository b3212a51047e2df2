package io.hongyan.im.contact;

import io.hongyan.im.id.AccountId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Whom a person knows, blocks and is blocked by, at some moment. */
public final class Circle {
    /** Who is blocked by more people counts as blocked by everybody, until the database is asked. */
    public static final int MOST_BLOCKERS = 10_000;

    private final long[] contacts;
    private final long[] blocked;
    private final long[] blockers;

    /** @param blockers those who block the person, or any {@link #MOST_BLOCKERS} and one of them */
    public Circle(LongStream contacts, LongStream blocked, LongStream blockers) {
        this.contacts = contacts.sorted().toArray();
        this.blocked = blocked.sorted().toArray();
        this.blockers = blockers.sorted().toArray();
    }

    boolean knows(AccountId other) {
        return holds(contacts, other);
    }

    boolean blocks(AccountId other) {
        return holds(blocked, other);
    }

    boolean isBlockedBy(AccountId other) {
        return blockers.length > MOST_BLOCKERS || holds(blockers, other);
    }

    /** The first of those whom the person knows and does not block, by their ids. */
    List<AccountId> friends(int limit) {
        return Arrays.stream(contacts)
                .mapToObj(AccountId::new)
                .filter(other -> !blocks(other))
                .limit(limit)
                .toList();
    }

    int size() {
        return contacts.length + blocked.length + blockers.length;
    }

    private static boolean holds(long[] some, AccountId one) {
        return Arrays.binarySearch(some, one.value()) >= 0;
    }
}
