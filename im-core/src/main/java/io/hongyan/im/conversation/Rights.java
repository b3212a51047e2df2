package io.hongyan.im.conversation;

import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.GroupMember.Role;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;

/**
 * What a member may do in a group, channel or room.
 *
 * @param version which state of the members and their rights this is
 * @param own until when the member may not write
 * @param all until when nobody but administrators may
 */
public record Rights(long version, Kind kind, Role role, Silence own, Silence all, GroupRules rules) {
    /** @throws Refused not allowed, or muted at this moment */
    public void requireWriting(long now) {
        if (kind == Kind.CHANNEL && !role.isModerator()) {
            throw new Refused(Code.NOT_ALLOWED);
        }
        requireVoice(now);
    }

    /**
     * What readers of a channel may do too.
     *
     * @throws Refused muted at this moment
     */
    public void requireVoice(long now) {
        if (own.holds(now) || (all.holds(now) && !role.isModerator())) {
            throw new Refused(Code.MUTED);
        }
    }

    public boolean mayMentionAll() {
        return rules.mention().includes(role);
    }

    /** @throws Refused not allowed, or muted at this moment */
    public void requirePinning(long now) {
        if (!rules.pin().includes(role)) {
            throw new Refused(Code.NOT_ALLOWED);
        }
        requireWriting(now);
    }
}
