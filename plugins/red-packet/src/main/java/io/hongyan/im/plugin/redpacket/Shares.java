package io.hongyan.im.plugin.redpacket;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Splits an amount: every share at least one cent, and none above ten times the mean. */
final class Shares {
    /** The most that a share may be, in means. */
    static final int MOST_MEANS = 10;

    private Shares() {}

    /** Shares that differ by one cent at most. */
    static List<Long> equal(long amount, int count) {
        List<Long> shares = new ArrayList<>(count);
        long larger = amount % count;
        for (int i = 0; i < count; i++) {
            shares.add(amount / count + (i < larger ? 1 : 0));
        }
        return shares;
    }

    /**
     * Shares by chance. Each is drawn from 1 to twice the mean of what is left, within what leaves a possible rest, and
     * all are shuffled, so that no place is a better one.
     */
    static List<Long> random(long amount, int count, Random random) {
        long most = MOST_MEANS * amount / count;
        List<Long> shares = new ArrayList<>(count);
        long left = amount;
        for (int others = count - 1; others >= 0; others--) {
            long low = Math.max(1, left - most * others);
            long high = Math.min(Math.min(most, left - others), 2 * left / (others + 1));
            long share = others == 0 ? left : low + (high > low ? random.nextLong(high - low + 1) : 0);
            shares.add(share);
            left -= share;
        }
        Collections.shuffle(shares, random);
        return shares;
    }
}
