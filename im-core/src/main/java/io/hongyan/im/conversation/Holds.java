package io.hongyan.im.conversation;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import java.util.Collection;
import java.util.Set;

/** Which entries hold which blobs; written with the entries. Used inside a transaction. */
public interface Holds {
    /** Those of these blobs that an entry holds which this account can see. */
    Set<BlobId> visible(AccountId reader, Collection<BlobId> blobs);

    /** Those of these blobs that any entry holds. */
    Set<BlobId> held(Collection<BlobId> blobs);

    /** What an entry holds. */
    Set<BlobId> of(Place entry);

    /**
     * Lets go what these entries hold, as a recall does.
     *
     * @param due when to see whether anything else holds it, in milliseconds since 1970
     */
    void release(ConversationId conversation, Collection<Seq> entries, long due);
}
