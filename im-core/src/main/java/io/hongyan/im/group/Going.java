package io.hongyan.im.group;

import io.hongyan.im.account.Identity;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.GroupMember;
import io.hongyan.im.conversation.GroupMember.Role;
import io.hongyan.im.conversation.MembersChange.Action;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.List;
import java.util.Optional;

/** How people go out of groups. */
final class Going {
    private final Desk desk;
    private final Passage passage;
    private final Making making;

    Going(Desk desk, Passage passage, Making making) {
        this.desk = desk;
        this.passage = passage;
        this.making = making;
    }

    /** Ends one's own membership; an owner leaves last. */
    Optional<Entry> leave(Identity who, ConversationId id) {
        Desk.Locked locked = desk.lock(who, id);
        if (locked.mine().role() == Role.OWNER && locked.group().members() > 1) {
            throw new Refused(Code.STATE);
        }
        Optional<Entry> entry = passage.out(
                locked,
                who.account(),
                locked.change(Action.LEAVE, List.of(who.username().value())));
        if (locked.mine().role() == Role.OWNER) {
            // nobody could let anybody in or say anything of it any more
            making.end(id);
        }
        return entry;
    }

    /** Ends another's membership, by an administrator; nobody but themselves ends the owner's. */
    Optional<Entry> remove(Identity who, ConversationId id, String user) {
        Desk.Locked locked = desk.lock(who, id).asModerator();
        GroupMember other = desk.member(id, user);
        if (other.account().equals(who.account())) {
            throw new Refused(Code.STATE);
        }
        locked.require(other.role() != Role.OWNER);
        return passage.out(locked, other.account(), locked.change(Action.REMOVE, List.of(user)));
    }
}
