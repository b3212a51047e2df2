package io.hongyan.im.group;

import io.hongyan.im.conversation.Arrival;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Group;
import io.hongyan.im.conversation.GroupBook;
import io.hongyan.im.conversation.MembersChange;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The way into a locked group and out of it: the rows of members, the log, and who is reached from then on. */
final class Passage {
    private final Desk desk;
    private final GroupBook groups;
    private final GroupEvents events;

    Passage(Desk desk, GroupEvents events) {
        this.desk = desk;
        this.groups = desk.ground().groups();
        this.events = events;
    }

    /**
     * Lets people in who are not in yet.
     *
     * @return the entry that tells of it; none of a channel or a room
     * @throws Refused too many
     */
    Optional<Entry> in(Group group, Map<AccountId, String> newcomers, MembersChange change) {
        if (group.members() + newcomers.size() > desk.ground().settings().most(group.kind())) {
            throw new Refused(Code.TOO_LARGE);
        }
        Optional<Entry> entry = add(group, change);
        boolean history = group.rules().history();
        Arrival arrival =
                entry.map(told -> Arrival.with(told, history)).orElseGet(() -> groups.arrival(group.id(), history));
        groups.join(group.id(), newcomers.keySet(), arrival);
        desk.forget(group.id());
        seat(group, newcomers.keySet(), arrival.first());
        entry.ifPresentOrElse(desk::tell, () -> events.joined(group.id(), newcomers.keySet()));
        return entry;
    }

    /** Reaches newcomers; and everybody anew where a group has become a crowd by them. */
    private void seat(Group group, Set<AccountId> newcomers, Seq first) {
        if (group.crowd()) {
            desk.seat(group.id(), newcomers, Optional.of(first));
        } else if (group.members() + newcomers.size() > Group.NAMED) {
            Map<AccountId, Optional<Seq>> all = new HashMap<>();
            groups.becomeCrowd(group.id()).forEach((account, from) -> all.put(account, Optional.of(from)));
            desk.ground().crowds().change(desk.ground().transactions(), group.id(), all);
        }
    }

    /** Ends a membership. */
    Optional<Entry> out(Desk.Locked locked, AccountId leaving, MembersChange change) {
        ConversationId id = locked.id();
        Route before = desk.route(id);
        Optional<Entry> entry = add(locked.group(), change);
        groups.leave(id, leaving);
        desk.forget(id);
        entry.ifPresentOrElse(told -> desk.farewell(told, before, Set.of(leaving)), () -> events.removed(id, leaving));
        if (before.crowd()) {
            // after the farewell: until then what is said waits
            desk.seat(id, Set.of(leaving), Optional.empty());
        }
        return entry;
    }

    private Optional<Entry> add(Group group, MembersChange change) {
        return group.tellsOfMembers() ? Optional.of(desk.add(group.id(), change)) : Optional.empty();
    }
}
