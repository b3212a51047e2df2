package io.hongyan.im.conversation.storage;

import io.hongyan.im.conversation.GroupMember;
import io.hongyan.im.conversation.MemberSettings;
import io.hongyan.im.conversation.Membership;
import io.hongyan.im.conversation.Silence;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;

/** A member's row with its conversation, from one snapshot. */
record MemberView(
        MemberRow member, String kind, long lastSeq, long lastOrdinal, long conversationFirst, long beforeFirst) {
    Membership membership() {
        long begins = Math.max(member.firstOrdinal, beforeFirst);
        return new Membership(
                new ConversationId(member.conversation),
                Kinds.of(kind),
                new AccountId(member.account),
                GroupMember.Role.of(member.role),
                new Silence(member.silencedUntil),
                new Seq(Math.max(member.firstSeq, conversationFirst)),
                new Seq(lastSeq),
                new Membership.Position(new Seq(member.readSeq), new Seq(member.deliveredSeq)),
                lastOrdinal - Math.max(member.readOrdinal, begins),
                new MemberSettings(member.pinned, member.mutedUntil, member.hiddenAt >= lastOrdinal));
    }
}
