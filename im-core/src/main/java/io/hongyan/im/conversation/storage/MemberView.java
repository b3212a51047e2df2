package io.hongyan.im.conversation.storage;

import io.hongyan.im.conversation.GroupMember;
import io.hongyan.im.conversation.MemberSettings;
import io.hongyan.im.conversation.Membership;
import io.hongyan.im.conversation.Silence;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;

/** A member's row with its conversation, from one snapshot. */
record MemberView(
        MemberRow member, String kind, long lastSeq, long lastOrdinal, long conversationFirst, long beforeFirst) {
    static final String QUERY = "select new io.hongyan.im.conversation.storage.MemberView("
            + "m, c.kind, c.lastSeq, c.lastOrdinal, c.firstSeq, c.firstOrdinal) from MemberRow m"
            + " join ConversationRow c on c.id = m.conversation and c.dissolved = 0 ";

    static List<Membership> of(EntityManager entities, Collection<ConversationId> conversations, AccountId account) {
        return entities.createQuery(QUERY + "where m.account = ?1 and m.conversation in ?2", MemberView.class)
                .setParameter(1, account.value())
                .setParameter(
                        2, conversations.stream().map(ConversationId::value).toList())
                .getResultStream()
                .map(MemberView::membership)
                .toList();
    }

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
