package io.hongyan.im.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.EntryJson;
import io.hongyan.im.conversation.Group;
import io.hongyan.im.conversation.GroupCards;
import io.hongyan.im.conversation.GroupMember.Role;
import io.hongyan.im.conversation.Reader;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Silence;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import java.util.Optional;
import java.util.Set;

/** What can be done to groups, by the name of the action. */
final class GroupSets {
    private final Making making;
    private final Coming coming;
    private final Going going;
    private final Ranks ranks;
    private final Links links;
    private final Requests requests;
    private final Answers answers;

    /** What does it. */
    record Parts(Making making, Coming coming, Going going, Ranks ranks, Links links, Requests requests) {}

    GroupSets(Parts parts, Answers answers) {
        this.making = parts.making;
        this.coming = parts.coming;
        this.going = parts.going;
        this.ranks = parts.ranks;
        this.links = parts.links;
        this.requests = parts.requests;
        this.answers = answers;
    }

    /** Does it, inside a transaction, and gives the answer. */
    ObjectNode run(Identity who, Fields body) {
        String action = body.requiredText("action");
        return switch (action) {
            case "create" -> create(who, body);
            case "update" ->
                answers.entry(making.update(who, GroupFields.id(body), card -> GroupFields.changed(body, card)));
            case "announce" ->
                answers.entry(making.announce(who, GroupFields.id(body), GroupFields.announcement(body)));
            case "dissolve" -> answers.entry(making.dissolve(who, GroupFields.id(body)));
            case "role", "transfer", "mute" -> rank(action, who, body);
            case "link", "withdraw" -> link(action, who, body);
            default -> member(action, who, body);
        };
    }

    private ObjectNode create(Identity who, Fields body) {
        Kind kind = GroupFields.kind(body);
        Group group = making.create(who, kind, GroupFields.card(body, kind), GroupFields.users(body));
        return answers.card(group, Role.OWNER);
    }

    private ObjectNode member(String action, Identity who, Fields body) {
        return switch (action) {
            case "invite" -> answers.entry(coming.invite(who, GroupFields.id(body), GroupFields.someUsers(body)));
            case "join" -> join(who, body);
            case "approve" -> answers.entry(coming.approve(who, GroupFields.id(body), body.requiredText("user")));
            case "refuse" -> {
                requests.refuse(who, GroupFields.id(body), body.requiredText("user"));
                yield Json.map();
            }
            case "remove" -> answers.entry(going.remove(who, GroupFields.id(body), body.requiredText("user")));
            case "leave" -> answers.entry(going.leave(who, GroupFields.id(body)));
            default -> throw Refused.malformed("action");
        };
    }

    private ObjectNode join(Identity who, Fields body) {
        Coming.Joined joined = GroupFields.token(body)
                .map(token -> coming.follow(who, token))
                .orElseGet(() -> coming.join(who, GroupFields.id(body), GroupFields.greeting(body)));
        return joined.in()
                ? answers.card(joined.group(), Role.MEMBER).setAll(answers.entry(joined.entry()))
                : Json.map().put("state", "requested");
    }

    private ObjectNode rank(String action, Identity who, Fields body) {
        ConversationId id = GroupFields.id(body);
        if (action.equals("mute")) {
            Silence silence = GroupFields.silence(body);
            return answers.entry(body.text("user")
                    .map(user -> ranks.mute(who, id, user, silence))
                    .orElseGet(() -> ranks.muteAll(who, id, silence)));
        }
        String user = body.requiredText("user");
        return answers.entry(
                action.equals("role")
                        ? ranks.role(who, id, user, GroupFields.role(body))
                        : ranks.transfer(who, id, user));
    }

    private ObjectNode link(String action, Identity who, Fields body) {
        ConversationId id = GroupFields.id(body);
        if (action.equals("withdraw")) {
            links.withdraw(who, id, body.requiredText("link"));
            return Json.map();
        }
        return Json.map().set("link", links.make(who, id, GroupFields.expires(body), GroupFields.uses(body)));
    }

    /** The shapes of answers. */
    record Answers(EntryJson json, GroupCards cards) {
        ObjectNode card(Group group, Role mine) {
            return Json.map().set("group", cards.card(group, mine));
        }

        ObjectNode entry(Entry entry) {
            return entry(Optional.of(entry));
        }

        ObjectNode entry(Optional<Entry> entry) {
            ArrayNode entries = Json.list();
            entry.ifPresent(one -> entries.add(json.whole(
                    one,
                    new Route(one.conversation(), Kind.GROUP, Set.of(), 0),
                    Reader.ofAll(one.happening().sender()))));
            return Json.map().set("entries", entries);
        }
    }
}
