package io.hongyan.im.conversation;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.Seq;
import java.util.Set;

/**
 * Whom an entry is shown to.
 *
 * @param firstSeq the first entry that may be seen; one about an earlier one comes without content
 * @param personal what the entries shown are to this reader alone
 */
public record Reader(AccountId account, Seq firstSeq, Personal personal) {
    private static final Seq FIRST = new Seq(1);

    /** Somebody who may see all entries, and has done nothing to any. */
    public static Reader ofAll(AccountId account) {
        return new Reader(account, FIRST, Personal.NONE);
    }

    /** Whether the content of what stands there may be shown. */
    boolean sees(Place place) {
        return !firstSeq.isAfter(place.seq()) && !hasDeleted(place);
    }

    boolean hasDeleted(Place place) {
        return personal.deleted().contains(place);
    }

    Set<String> reactions(Place message) {
        return personal.reactions(message);
    }
}
