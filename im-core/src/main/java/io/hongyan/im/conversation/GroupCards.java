package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Json;
import java.util.Locale;

/** Groups and their members on the wire. */
public final class GroupCards {
    private final Accounts accounts;

    public GroupCards(Accounts accounts) {
        this.accounts = accounts;
    }

    /** A group's card, the same for everybody. */
    public ObjectNode card(Group group) {
        ObjectNode card = Json.map()
                .put("id", group.id().toString())
                .put("kind", group.kind().name().toLowerCase(Locale.ROOT))
                .put("name", group.name());
        group.card().picture().ifPresent(blob -> card.put("picture", blob.value()));
        if (!group.card().notice().isEmpty()) {
            card.put("notice", group.card().notice());
        }
        group.announcement().ifPresent(said -> card.set("announcement", announcement(said)));
        card.put("owner", user(group.owner())).put("members", group.members());
        rules(card, group.rules());
        group.silence().write(card, "mutedUntil");
        return card;
    }

    private ObjectNode announcement(Announcement said) {
        return Json.map()
                .put("text", said.text())
                .put("from", user(said.by()))
                .put("time", said.time())
                .put("seq", said.seq().value());
    }

    private static void rules(ObjectNode card, GroupRules rules) {
        card.put("join", rules.join().word()).put("history", rules.history());
        card.set(
                "may",
                Json.map()
                        .put("invite", rules.invite().word())
                        .put("mention", rules.mention().word())
                        .put("pin", rules.pin().word()));
    }

    /** A group's card as one member gets it. */
    public ObjectNode card(Group group, GroupMember.Role mine) {
        return card(group).put("role", mine.word());
    }

    /** The same, with until when the member may not write. */
    public ObjectNode card(Group group, GroupMember mine) {
        return card(group, mine.role(), mine.silence());
    }

    ObjectNode card(Group group, Membership mine) {
        return card(group, mine.role(), mine.silence());
    }

    private ObjectNode card(Group group, GroupMember.Role role, Silence silence) {
        ObjectNode card = card(group, role);
        silence.write(card, "ownMutedUntil");
        return card;
    }

    /** Somebody in a group. */
    public ObjectNode member(GroupMember member) {
        Account account = account(member.account());
        ObjectNode json = Json.map()
                .put("user", account.username().value())
                .put("name", account.name())
                .put("role", member.role().word());
        member.silence().write(json, "mutedUntil");
        return json.put("joinedAt", member.joined());
    }

    private String user(AccountId id) {
        return account(id).username().value();
    }

    private Account account(AccountId id) {
        return accounts.find(id).orElseThrow(() -> new IllegalStateException("account " + id + " is gone"));
    }
}
