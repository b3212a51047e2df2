package io.hongyan.im.group;

import io.hongyan.im.account.Identity;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.GroupCardBook;
import io.hongyan.im.conversation.GroupMember;
import io.hongyan.im.conversation.GroupMember.Role;
import io.hongyan.im.conversation.MembersChange;
import io.hongyan.im.conversation.MembersChange.Action;
import io.hongyan.im.conversation.Silence;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.List;
import java.util.Optional;

/** Who may do more than others in a group, and who may not write. */
final class Ranks {
    private final Desk desk;
    private final GroupCardBook book;

    Ranks(Desk desk) {
        this.desk = desk;
        this.book = desk.ground().book();
    }

    /** Makes a member an administrator or takes that back, by the owner. */
    Entry role(Identity who, ConversationId id, String user, Role role) {
        desk.lock(who, id).asOwner();
        GroupMember other = desk.member(id, user);
        if (other.role() == Role.OWNER || other.role() == role) {
            throw new Refused(Code.STATE);
        }
        book.role(id, other.account(), role);
        if (role == Role.ADMINISTRATOR) {
            book.silence(id, other.account(), Silence.NONE);
        }
        return desk.tell(
                id, new MembersChange(who.account(), Action.ROLE, List.of(user), Optional.of(role), Optional.empty()));
    }

    /** Makes another member the owner, by the owner, who is an administrator from then on. */
    Entry transfer(Identity who, ConversationId id, String user) {
        desk.lock(who, id).asOwner();
        GroupMember other = desk.member(id, user);
        if (other.role() == Role.OWNER) {
            throw new Refused(Code.STATE);
        }
        book.transfer(id, who.account(), other.account());
        book.silence(id, other.account(), Silence.NONE);
        return desk.tell(id, new MembersChange(who.account(), Action.TRANSFER, List.of(user)));
    }

    /** Keeps a member from writing, or lets them again, by somebody above them. */
    Entry mute(Identity who, ConversationId id, String user, Silence silence) {
        GroupMember mine = desk.lock(who, id).asModerator().mine();
        GroupMember other = desk.member(id, user);
        if (!mine.role().isAbove(other.role())) {
            throw new Refused(Code.NOT_ALLOWED);
        }
        book.silence(id, other.account(), silence);
        return desk.tell(id, muted(who, List.of(user), silence));
    }

    /** Keeps everybody but administrators from writing, or lets them again, by an administrator. */
    Entry muteAll(Identity who, ConversationId id, Silence silence) {
        desk.lock(who, id).asModerator();
        book.silence(id, silence);
        return desk.tell(id, muted(who, List.of(), silence));
    }

    private static MembersChange muted(Identity who, List<String> users, Silence silence) {
        return new MembersChange(who.account(), Action.MUTE, users, Optional.empty(), Optional.of(silence));
    }
}
