package io.hongyan.im.conversation;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import java.util.Optional;

/** What is said of groups and who may do what in them, in the database. Used inside a transaction, under the group's lock. */
public interface GroupCardBook {
    /**
     * Changes a group's card and raises the rights version. Its picture is there for everybody from now on, and what was
     * the picture before is let go of.
     */
    void change(ConversationId group, GroupCard card);

    /** Keeps a picture from being swept until the transaction ends; false if it is there no longer. */
    boolean hold(BlobId picture);

    /** Empty takes it back. */
    void announce(ConversationId group, Optional<Announcement> announcement);

    /** How many members have read as far as to an entry. */
    int seen(Announcement announcement, ConversationId group);

    /** Says until when nobody but administrators may write, and raises the rights version. */
    void silence(ConversationId group, Silence silence);

    /** Says until when a member may not write, and raises the rights version. */
    void silence(ConversationId group, AccountId account, Silence silence);

    /** Gives a member another role, and raises the rights version. */
    void role(ConversationId group, AccountId account, GroupMember.Role role);

    /** Makes another member the owner, and the owner an administrator, and raises the rights version. */
    void transfer(ConversationId group, AccountId owner, AccountId next);

    /**
     * Ends a group for good: nobody is in it any more, and there is none by its id. The rows of its members are there
     * until {@link #forget} has removed them.
     */
    void dissolve(ConversationId group);

    /**
     * Removes the rows of some members of a group that was dissolved.
     *
     * @return how many, at most so many; 0 if none are left
     */
    int forget(ConversationId group, int most);
}
