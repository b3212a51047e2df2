package io.hongyan.im.conversation;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.Seq;
import java.util.Optional;
import java.util.Set;

/** What an entry says: all of it that does not depend on its place in a log. */
public sealed interface Happening permits NewMessage, NewState, MessageChange, MembersChange, GroupChange {
    /** Whose doing it was. */
    AccountId sender();

    /** On the wire. */
    String kind();

    /** The earlier entry that it is about. */
    default Optional<Seq> target() {
        return Optional.empty();
    }

    /** The blobs that its entry is to hold; empty once it was read back. */
    default Set<BlobId> holds() {
        return Set.of();
    }
}
