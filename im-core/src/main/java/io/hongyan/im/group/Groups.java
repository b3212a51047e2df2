package io.hongyan.im.group;

import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.UserName;
import io.hongyan.im.conversation.Addition;
import io.hongyan.im.conversation.Audience;
import io.hongyan.im.conversation.Delivery;
import io.hongyan.im.conversation.Directory;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.EntryLog;
import io.hongyan.im.conversation.Group;
import io.hongyan.im.conversation.GroupBook;
import io.hongyan.im.conversation.GroupCards;
import io.hongyan.im.conversation.GroupChange;
import io.hongyan.im.conversation.GroupMember;
import io.hongyan.im.conversation.GroupMember.Role;
import io.hongyan.im.conversation.Happening;
import io.hongyan.im.conversation.MemberBook;
import io.hongyan.im.conversation.MembersChange;
import io.hongyan.im.conversation.MembersChange.Action;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Transactions;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is done to groups, each inside the running transaction: the group is locked, then rights are checked, then members
 * and log are changed. Devices are told after the commit.
 */
final class Groups {
    private final Ground ground;

    /** What it stands on. */
    record Ground(
            Accounts accounts,
            GroupBook groups,
            MemberBook members,
            EntryLog log,
            GroupCards cards,
            Directory directory,
            Delivery delivery,
            Transactions transactions) {}

    Groups(Ground ground) {
        this.ground = ground;
    }

    /** Makes a group of its owner and some others. */
    Group create(Identity owner, String name, List<String> users) {
        Set<AccountId> members = new HashSet<>(people(users).keySet());
        members.add(owner.account());
        refuseAbove(members.size());
        ConversationId id = ground.groups.create(name, owner.account(), members);
        Group group = group(id);
        Entry entry = add(id, new GroupChange(owner.account(), "create", ground.cards.card(group)));
        tell(entry, route(id));
        return group;
    }

    /** Lets people in, who see the log from this entry on. */
    Entry invite(Identity who, ConversationId id, List<String> users) {
        lock(id, who);
        Map<AccountId, String> newcomers = new LinkedHashMap<>(people(users));
        newcomers.keySet().removeAll(route(id).members());
        if (newcomers.isEmpty()) {
            throw new Refused(Code.STATE);
        }
        refuseAbove(group(id).members() + newcomers.size());
        Entry entry = add(id, change(who, Action.INVITE, newcomers.values()));
        ground.groups.join(newcomers.keySet(), entry);
        tell(entry, route(id));
        return entry;
    }

    /** Ends one's own membership; an owner leaves last. */
    Entry leave(Identity who, ConversationId id) {
        GroupMember mine = lock(id, who);
        if (mine.role() == Role.OWNER && group(id).members() > 1) {
            throw new Refused(Code.STATE);
        }
        return end(
                id,
                who.account(),
                change(who, Action.LEAVE, List.of(who.username().value())));
    }

    /** Ends another's membership, by the owner. */
    Entry remove(Identity who, ConversationId id, String user) {
        GroupMember mine = lock(id, who);
        if (mine.role() != Role.OWNER) {
            throw new Refused(Code.NOT_ALLOWED);
        }
        Account other = person(user);
        if (other.id().equals(who.account())
                || ground.groups.member(id, other.id()).isEmpty()) {
            throw new Refused(Code.STATE);
        }
        return end(id, other.id(), change(who, Action.REMOVE, List.of(user)));
    }

    private Entry end(ConversationId id, AccountId leaving, MembersChange change) {
        Route before = route(id);
        Entry entry = add(id, change);
        ground.groups.leave(id, leaving);
        ground.transactions.afterCommit(() -> {
            ground.directory.forget(id);
            ground.delivery.farewell(entry, before, Set.of(leaving));
        });
        return entry;
    }

    private void tell(Entry entry, Route route) {
        ground.transactions.afterCommit(() -> {
            ground.directory.forget(entry.conversation());
            ground.delivery.entry(entry, Audience.of(route));
        });
    }

    /** Whoever is no member is told that there is no such group. */
    private GroupMember lock(ConversationId id, Identity who) {
        return Optional.of(id)
                .filter(ground.groups::lock)
                .flatMap(group -> ground.groups.member(group, who.account()))
                .orElseThrow(() -> new Refused(Code.NO_SUCH_CONVERSATION));
    }

    private Group group(ConversationId id) {
        return ground.groups.groups(List.of(id)).values().iterator().next();
    }

    private Route route(ConversationId id) {
        return ground.members.route(id).orElseThrow();
    }

    private Entry add(ConversationId id, Happening happening) {
        return ground.log.add(List.of(new Addition(id, happening))).get(0);
    }

    private static MembersChange change(Identity who, Action action, Collection<String> users) {
        return new MembersChange(who.account(), action, List.copyOf(users));
    }

    private static void refuseAbove(int members) {
        if (members > Group.MOST) {
            throw new Refused(Code.TOO_LARGE);
        }
    }

    private Map<AccountId, String> people(List<String> users) {
        Map<AccountId, String> people = new LinkedHashMap<>();
        users.forEach(user -> people.put(person(user).id(), user));
        return people;
    }

    private Account person(String user) {
        if (!UserName.isValid(user)) {
            throw new Refused(Code.NO_SUCH_USER);
        }
        return ground.accounts.require(new UserName(user));
    }
}
