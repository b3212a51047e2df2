package io.hongyan.im.contact;

import io.hongyan.im.id.AccountId;

/** Who belongs together. Quick: it is asked for every message. */
@FunctionalInterface
public interface Organisation {
    /** Where everybody belongs together. */
    Organisation ONE = (one, other) -> true;

    /** Whether two people have the same department at the top, as of this moment. */
    boolean isShared(AccountId one, AccountId other);
}
