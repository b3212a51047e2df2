package io.hongyan.im.conversation;

import io.hongyan.im.api.Kind;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;

/**
 * Where a member stands in a conversation, together with the conversation's end at the same moment.
 *
 * @param silence until when the member may not write
 * @param firstSeq the first entry that the member may see
 * @param unread entries of kind message after what was read
 */
public record Membership(
        ConversationId conversation,
        Kind kind,
        AccountId account,
        GroupMember.Role role,
        Silence silence,
        Seq firstSeq,
        Seq lastSeq,
        Position position,
        long unread,
        MemberSettings settings) {

    /** How far the member has read and what has reached its devices. */
    public record Position(Seq read, Seq delivered) {}

    /** @param personal what the entries shown are to this member alone */
    public Reader reader(Personal personal) {
        return new Reader(account, firstSeq, personal);
    }

    /** Whether the content of what stands there may be shown, if the member has not deleted it. */
    public boolean sees(Seq seq) {
        return !firstSeq.isAfter(seq) && !seq.isAfter(lastSeq);
    }
}
