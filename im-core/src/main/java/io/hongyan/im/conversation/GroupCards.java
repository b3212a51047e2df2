package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Json;

/** Groups and their members on the wire. */
public final class GroupCards {
    private final Accounts accounts;

    public GroupCards(Accounts accounts) {
        this.accounts = accounts;
    }

    /** A group's card, the same for everybody. */
    public ObjectNode card(Group group) {
        return Json.map()
                .put("id", group.id().toString())
                .put("kind", "group")
                .put("name", group.name())
                .put("owner", account(group.owner()).username().value())
                .put("members", group.members())
                .put("join", "invite");
    }

    /** A group's card as one member gets it. */
    public ObjectNode card(Group group, GroupMember.Role mine) {
        return card(group).put("role", mine.word());
    }

    /** Somebody in a group. */
    public ObjectNode member(GroupMember member) {
        Account account = account(member.account());
        return Json.map()
                .put("user", account.username().value())
                .put("name", account.name())
                .put("role", member.role().word())
                .put("joinedAt", member.joined());
    }

    private Account account(AccountId id) {
        return accounts.find(id).orElseThrow(() -> new IllegalStateException("account " + id + " is gone"));
    }
}
