package io.hongyan.im.conversation;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.Seq;

/**
 * Whom an entry is shown to.
 *
 * @param firstSeq the first entry that may be seen; one about an earlier one comes without content
 */
public record Reader(AccountId account, Seq firstSeq) {
    private static final Seq FIRST = new Seq(1);

    /** Somebody who may see all entries. */
    public static Reader ofAll(AccountId account) {
        return new Reader(account, FIRST);
    }

    boolean sees(Seq seq) {
        return !firstSeq.isAfter(seq);
    }
}
