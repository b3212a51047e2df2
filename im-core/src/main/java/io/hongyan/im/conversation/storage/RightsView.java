package io.hongyan.im.conversation.storage;

import io.hongyan.im.conversation.GroupMember;
import io.hongyan.im.conversation.GroupRules;
import io.hongyan.im.conversation.Rights;
import io.hongyan.im.conversation.Silence;

/**
 * What a member may do, from one statement, so that all of it is of one version; columns and no rows: those that the
 * transaction has read before may be out of date.
 */
record RightsView(
        long version,
        String kind,
        String role,
        long silencedUntil,
        long allSilencedUntil,
        String joining,
        boolean history,
        String mayInvite,
        String mayMention,
        String mayPin) {
    /** Those of an account in a conversation. */
    static final String QUERY = "select new io.hongyan.im.conversation.storage.RightsView("
            + "c.rightsVersion, c.kind, m.role, m.silencedUntil, g.silencedUntil, g.joining, g.history,"
            + " g.mayInvite, g.mayMention, g.mayPin) from MemberRow m"
            + " join ConversationRow c on c.id = m.conversation join GroupCardRow g on g.conversation = c.id"
            + " where m.account = ?1 and m.conversation = ?2 and c.dissolved = 0";

    Rights rights() {
        return new Rights(
                version,
                Kinds.of(kind),
                GroupMember.Role.of(role),
                new Silence(silencedUntil),
                new Silence(allSilencedUntil),
                rules());
    }

    private GroupRules rules() {
        return GroupCardRow.rules(joining, history, mayInvite, mayMention, mayPin);
    }
}
