package io.hongyan.im.group;

import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.UserName;
import io.hongyan.im.conversation.Addition;
import io.hongyan.im.conversation.Audience;
import io.hongyan.im.conversation.Crowds;
import io.hongyan.im.conversation.Delivery;
import io.hongyan.im.conversation.Directory;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.EntryLog;
import io.hongyan.im.conversation.Group;
import io.hongyan.im.conversation.GroupBook;
import io.hongyan.im.conversation.GroupCardBook;
import io.hongyan.im.conversation.GroupCards;
import io.hongyan.im.conversation.GroupChange;
import io.hongyan.im.conversation.GroupMember;
import io.hongyan.im.conversation.GroupRules.Join;
import io.hongyan.im.conversation.Happening;
import io.hongyan.im.conversation.MemberBook;
import io.hongyan.im.conversation.MembersChange;
import io.hongyan.im.conversation.MembersChange.Action;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Transactions;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where every change of a group begins and ends, inside the running transaction: the group is locked, then rights are
 * checked, then members and log are changed. Devices are told after the commit.
 */
final class Desk {
    private final Ground ground;

    /** What it stands on. */
    record Ground(
            Accounts accounts,
            GroupBook groups,
            GroupCardBook book,
            MemberBook members,
            EntryLog log,
            GroupCards cards,
            Directory directory,
            Delivery delivery,
            Crowds crowds,
            Transactions transactions,
            GroupSettings settings) {}

    /** A locked group, and who it is locked for. */
    record Locked(Group group, GroupMember mine, Identity who) {
        ConversationId id() {
            return group.id();
        }

        /** @throws Refused not allowed */
        Locked asModerator() {
            return require(mine.role().isModerator());
        }

        /** @throws Refused not allowed */
        Locked asOwner() {
            return require(mine.role() == GroupMember.Role.OWNER);
        }

        /** @throws Refused not allowed */
        Locked require(boolean allowed) {
            if (!allowed) {
                throw new Refused(Code.NOT_ALLOWED);
            }
            return this;
        }

        MembersChange change(Action action, Collection<String> users) {
            return new MembersChange(who.account(), action, List.copyOf(users));
        }
    }

    Desk(Ground ground) {
        this.ground = ground;
    }

    Ground ground() {
        return ground;
    }

    /** @throws Refused no such group; not a member, if everybody may be one */
    Locked lock(Identity who, ConversationId id) {
        Group group = lock(id);
        return ground.groups
                .member(id, who.account())
                .map(mine -> new Locked(group, mine, who))
                .orElseThrow(() -> stranger(group));
    }

    /** @throws Refused no such group */
    Group lock(ConversationId id) {
        if (!ground.groups.lock(id)) {
            throw new Refused(Code.NO_SUCH_CONVERSATION);
        }
        return group(id);
    }

    static Refused stranger(Group group) {
        boolean open = group.rules().join() == Join.OPEN;
        return new Refused(open ? Code.NOT_A_MEMBER : Code.NO_SUCH_CONVERSATION);
    }

    /** A group that there is. */
    Group group(ConversationId id) {
        return find(id).orElseThrow(() -> new Refused(Code.NO_SUCH_CONVERSATION));
    }

    Optional<Group> find(ConversationId id) {
        return Optional.ofNullable(ground.groups.groups(List.of(id)).get(id));
    }

    /** A member that something is done to. @throws Refused no such user; not in the group */
    GroupMember member(ConversationId id, String user) {
        return ground.groups.member(id, person(user).id()).orElseThrow(() -> new Refused(Code.STATE));
    }

    Map<AccountId, String> people(List<String> users) {
        Map<AccountId, String> people = new LinkedHashMap<>();
        users.forEach(user -> people.put(person(user).id(), user));
        return people;
    }

    /** @throws Refused no such user */
    Account person(String user) {
        if (!UserName.isValid(user)) {
            throw new Refused(Code.NO_SUCH_USER);
        }
        return ground.accounts.require(new UserName(user));
    }

    Entry add(ConversationId id, Happening happening) {
        return ground.log.add(List.of(new Addition(id, happening))).get(0);
    }

    /** Adds what happened and tells everybody. */
    Entry tell(ConversationId id, Happening happening) {
        Entry entry = add(id, happening);
        tell(entry);
        return entry;
    }

    /** Adds how the card is now and tells everybody. */
    Entry tellOfCard(ConversationId id, AccountId by, String action) {
        return tell(id, new GroupChange(by, action, ground.cards.card(group(id))));
    }

    /** Tells those who are members now. */
    void tell(Entry entry) {
        Route route = route(entry.conversation());
        ground.transactions.afterCommit(() -> {
            ground.directory.forget(entry.conversation());
            ground.delivery.entry(entry, Audience.of(route));
        });
    }

    /** Tells those who were members before, of whom some are no longer. */
    void farewell(Entry entry, Route before, Set<AccountId> leaving) {
        ground.transactions.afterCommit(() -> ground.delivery.farewell(entry, before, leaving));
    }

    /** Looks again at who is a member, after the commit. */
    void forget(ConversationId id) {
        ground.transactions.afterCommit(() -> ground.directory.forget(id));
    }

    /**
     * Reaches these in a crowd when the transaction has committed, or not any more.
     *
     * @param first the first entry that they see; empty for who leaves
     */
    void seat(ConversationId id, Set<AccountId> accounts, Optional<Seq> first) {
        Map<AccountId, Optional<Seq>> then = new HashMap<>();
        accounts.forEach(account -> then.put(account, first));
        ground.crowds.change(ground.transactions, id, then);
    }

    Route route(ConversationId id) {
        return ground.members.route(id).orElseThrow();
    }
}
