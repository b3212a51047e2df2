package io.hongyan.im.conversation;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.Seq;
import java.util.Optional;

/** What an entry says: all of it that does not depend on its place in a log. */
public sealed interface Happening permits NewMessage, NewState, MembersChange, GroupChange {
    /** Whose doing it was. */
    AccountId sender();

    /** On the wire. */
    String kind();

    /** The earlier entry that it is about. */
    default Optional<Seq> target() {
        return Optional.empty();
    }
}
