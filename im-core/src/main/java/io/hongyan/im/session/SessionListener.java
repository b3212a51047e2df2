package io.hongyan.im.session;

import io.hongyan.im.account.Identity;

/** Is told who comes and goes; quick, for it runs on whatever thread noticed. */
public interface SessionListener {
    /** @param first whether no other device of the account is connected */
    default void came(Session session, Identity who, boolean first) {}

    /** A connection was ended by the server. */
    default void ended(CloseReason reason) {}

    /** @param last whether no device of the account is connected any more */
    default void went(Session session, Identity who, boolean last) {}
}
